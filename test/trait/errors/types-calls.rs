// Wrong numbers of arguments, calls of what is no function.
// ERROR: 28:5: arguments
// ERROR: 29:5: arguments
// ERROR: 31:5: `m` takes 1 argument, but 0 are given
// ERROR: 32:5: `m` takes 1 argument, but 2 are given
// ERROR: 33:5: arguments
// ERROR: 35:5: not a function
// ERROR: 37:5: this closure takes 1 argument, but 2 are given
// ERROR: 38:7: `n`
// ERROR: 39:5: `f` has 0 generic parameters, but 1 are given
struct S {
    n: i32,
}

impl S {
    fn m(&self, a: i32) -> i32 {
        a
    }
}

struct T(i32, bool);

fn f(a: i32, b: i32) -> i32 {
    a + b
}

fn main() {
    f(1);
    f(1, 2, 3);
    let s = S { n: 1 };
    s.m();
    s.m(1, 2);
    T(1);
    let n = 5;
    n(1);
    let c = |x: i32| x;
    c(1, 2);
    s.n();
    f::<u8>(1, 2);
}
