// A panic in the base of `..base` drops the fields that were given before it.
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct P {
    a: D,
    b: D,
}

fn fails(x: D) -> D {
    let _kept = D("kept");
    if x.0.len() == 1 {
        panic!("at {}", x.0);
    }
    x
}

fn main() {
    let whole = P { b: D("given"), ..P { a: D("from base"), b: D("not from base") } };
    println!("{} {}", whole.a.0, whole.b.0);
    let p = P {
        a: D("a"),
        ..P { b: D("b"), ..P { a: D("c"), b: fails(D("d")) } }
    };
    println!("not reached {} {}", p.a.0, p.b.0);
}

// OUT: drop not from base
// OUT: from base given
// OUT: drop kept
// OUT: drop d
// OUT: drop c
// OUT: drop b
// OUT: drop a
// OUT: drop from base
// OUT: drop given
