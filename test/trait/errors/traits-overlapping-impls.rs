// Two impls for one type, impls of others' work.
// ERROR: 15:1: overlap
// ERROR: 24:8: defined twice
// ERROR: 30:1: overlap
trait T {
    fn f(&self);
}

struct S;

impl T for S {
    fn f(&self) {}
}

impl T for S {
    fn f(&self) {}
}

impl S {
    fn g(&self) {}
}

impl S {
    fn g(&self) {}
}

#[derive(Clone)]
struct R;

impl Clone for R {
    fn clone(&self) -> R {
        R
    }
}

fn main() {}
