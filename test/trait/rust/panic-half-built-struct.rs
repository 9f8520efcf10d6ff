// A panic while a struct is built drops the fields that exist, last first.
// STDERR: no third
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Three {
    a: D,
    b: D,
    c: D,
}

impl Drop for Three {
    fn drop(&mut self) {
        println!("a whole Three");
    }
}

fn make(name: &'static str) -> D {
    if name == "third" {
        panic!("no third");
    }
    println!("make {name}");
    D(name)
}

fn build(last: &'static str) -> Three {
    Three { b: make("b first"), a: make("a second"), c: make(last) }
}

fn main() {
    let t = build("fine");
    println!("{}", t.c.0.len() + t.a.0.len() + t.b.0.len());
    let u = build("third");
    println!("{}", u.c.0);
}

// OUT: make b first
// OUT: make a second
// OUT: make fine
// OUT: 19
// OUT: make b first
// OUT: make a second
// OUT: drop a second
// OUT: drop b first
// OUT: a whole Three
// OUT: drop a second
// OUT: drop b first
// OUT: drop fine
