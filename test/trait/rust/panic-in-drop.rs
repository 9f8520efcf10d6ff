// A destructor that panics: the rest is still dropped.
// STDERR: bad drop
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
        if self.0 == "bad" {
            panic!("bad drop");
        }
    }
}

struct Group {
    first: D,
    bad: D,
    last: D,
}

fn scope() {
    let _before = D("before");
    let g = Group { first: D("first"), bad: D("bad"), last: D("last") };
    let _after = D("after");
    println!("{}", g.first.0.len() + g.bad.0.len() + g.last.0.len());
}

fn main() {
    let _main = D("main");
    scope();
    println!("never");
}

// OUT: 12
// OUT: drop after
// OUT: drop first
// OUT: drop bad
// OUT: drop last
// OUT: drop before
// OUT: drop main
