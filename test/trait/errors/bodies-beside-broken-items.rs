// Mistakes in the heads of items do not hide those in bodies, and what has an
// unknown type brings no more errors.
// ERROR: 9:8: `Lost`
// ERROR: 12:9: `Absent`
// ERROR: 13:5: expected `i32`
// ERROR: 17:18: expected `i32`
// ERROR: 20:5: no value is called `y`
struct S {
    x: Lost,
}

fn f(a: Absent) -> i32 {
    "text"
}

fn main() {
    let x: i32 = "s";
    let s = S { x: 1 };
    let z = f(s.x) + x;
    y;
}
