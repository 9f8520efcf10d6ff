// One name, bound twice in one pattern or parameter list.
// ERROR: 6:14: twice
// ERROR: 9:13: bound twice
// ERROR: 11:18: bound twice
// ERROR: 14:22: twice
fn g(x: i32, x: i32) {}

fn main() {
    let (n, n) = (1, 2);
    match Some((1, 2)) {
        Some((a, a)) => {}
        None => {}
    }
    let c = |k: i32, k: i32| k;
}
