// A constructor that panics after `try(N)` found room for its value: what there is
// is dropped. Rounds before it lie in the same storage.
// ALLOCS all: 0
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Loud(u32);

impl Loud {
    fn number(&self) -> u32 {
        self.0
    }
}

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Few(u32);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u32> {
        let held = Loud(self.0);
        if self.0 > 1 {
            panic!("too many");
        }
        (0..2).map(move |n| n + held.number())
    }
}

fn all(few: &[Few]) -> Result<u32, TooLarge> {
    let _held = Loud(100);
    let mut total = 0;
    for f in few {
        let k: &dyn Keys = f;
        for key in (#[dyn_async(try(64))] k.keys())? {
            total += key;
        }
        println!("{total}");
    }
    Ok(total)
}

fn main() {
    println!("{:?}", all(&[Few(0), Few(1), Few(2)]));
}

// OUT: drop 0
// OUT: 1
// OUT: drop 1
// OUT: 4
// OUT: drop 2
// OUT: drop 100
// EXIT: 101
// STDERR: too many
