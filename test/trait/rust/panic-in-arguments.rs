// Arguments that were evaluated are dropped when a later one panics; the
// receiver and temporaries too.
// STDERR: argument 3
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn with(self, a: D, b: &D, c: u32) -> u32 {
        println!("never: {} {} {}", a.0, b.0, c);
        self.0.len() as u32
    }
}

fn make(name: &'static str) -> D {
    println!("make {name}");
    D(name)
}

fn three() -> u32 {
    let _inside = D("inside three");
    panic!("argument {}", 3)
}

fn main() {
    let outer = make("outer");
    let n = make("receiver").with(make("by value"), &make("by reference"), three());
    println!("{n} {}", outer.0);
}

// OUT: make outer
// OUT: make receiver
// OUT: make by value
// OUT: make by reference
// OUT: drop inside three
// OUT: drop by value
// OUT: drop receiver
// OUT: drop by reference
// OUT: drop outer
