// A by-value method that panics: what it owned is dropped once, the box is
// freed.
// STDERR: cannot be used twice
// EXIT: 101
// ALLOCS all: 2
struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Token {
    fn spend(self, n: u32) -> u32;
}

struct Coin {
    face: Traced,
    back: Traced,
}

impl Token for Coin {
    fn spend(self, n: u32) -> u32 {
        let face = self.face;
        println!("spending {} {n}", face.0);
        if n > 1 {
            panic!("cannot be used twice");
        }
        n
    }
}

fn coin(face: &'static str) -> Box<Coin> {
    Box::new(Coin { face: Traced(face), back: Traced("back") })
}

fn run(t: Box<dyn Token>, n: u32) -> u32 {
    let _local = Traced("local");
    t.spend(n)
}

fn main() {
    println!("{}", run(coin("first"), 1));
    println!("{}", run(coin("second"), 2));
}

// OUT: spending first 1
// OUT: drop first
// OUT: drop back
// OUT: drop local
// OUT: 1
// OUT: spending second 2
// OUT: drop second
// OUT: drop back
// OUT: drop local
