// Names that nothing has, each where it is used.
// ERROR: 21:13: `y`
// ERROR: 22:5: `missing`
// ERROR: 23:12: `Nothing`
// ERROR: 24:23: `b`
// ERROR: 25:22: `c`
// ERROR: 26:7: `g`
// ERROR: 27:13: `Unknown`
// ERROR: 28:14: `nobody`
// ERROR: 29:16: `new`
// ERROR: 30:5: `x2`
struct S {
    a: i32,
}

trait T {
    fn f(&self);
}

fn main() {
    let x = y + 1;
    missing(1);
    let s: Nothing = 1;
    let t = S { a: 1, b: 2 };
    println!("{}", t.c);
    t.g();
    let u = Unknown { z: 1 };
    println!("{nobody}");
    let v = S::new();
    x2 = 5;
}
