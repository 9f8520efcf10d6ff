// A parameter's pattern always matches.
// ERROR: 5:6: always matches
// ERROR: 7:6: always matches
// ERROR: 10:14: always matches
fn f(Some(n): Option<i32>) {}

fn g((1, b): (i32, i32)) {}

fn main() {
    let c = |Some(n): Option<i32>| 1;
}
