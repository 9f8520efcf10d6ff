// str, slices and dyn have no size of their own.
// ERROR: 10:8: size
// ERROR: 14:13: size
// ERROR: 16:14: size
trait T {
    fn f(&self);
}

struct Holder {
    a: dyn T,
    b: u8,
}

fn param(s: str) {}

fn object(t: dyn T) {}

fn main() {}
