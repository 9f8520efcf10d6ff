// An impl without what the trait asks for, and with what it does not know.
// ERROR: 15:6: `a`
// ERROR: 20:8: `extra`
// ERROR: 23:6: `type Item = ..;` is missing in this impl of `T`
trait T {
    type Item;
    fn a(&self);
    fn b(&self) -> Self::Item;
    fn c(&self) {}
}

struct S;
struct R;

impl T for S {
    type Item = i32;
    fn b(&self) -> i32 {
        1
    }
    fn extra(&self) {}
}

impl T for R {
    fn a(&self) {}
    fn b(&self) -> i32 {
        1
    }
}

fn main() {}
