// An iterator made by `try(N)` that is left in the middle is dropped with what it
// holds, and the next round of its call finds the storage free.
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
        (0..9).map(move |n| n + held.number())
    }
}

fn first_above(k: &dyn Keys, limit: u32) -> Result<u32, TooLarge> {
    for key in (#[dyn_async(try(64))] k.keys())? {
        if key > limit {
            return Ok(key);
        }
    }
    Ok(0)
}

fn rounds(k: &dyn Keys) -> Result<u32, TooLarge> {
    let mut total = 0;
    for limit in 3..6 {
        for key in (#[dyn_async(try(64))] k.keys())? {
            total += key;
            if key == limit {
                break;
            }
        }
    }
    Ok(total)
}

fn main() {
    println!("{:?}", first_above(&Few(1), 3));
    println!("{:?}", first_above(&Few(2), 30));
    println!("{:?}", rounds(&Few(3)));
}

// OUT: drop 1
// OUT: Ok(4)
// OUT: drop 2
// OUT: Ok(0)
// OUT: drop 3
// OUT: drop 3
// OUT: drop 3
// OUT: Ok(22)
