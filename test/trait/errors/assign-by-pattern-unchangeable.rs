// Assigning to what is not `mut` through a pattern.
// ERROR: 6:9: `b`
fn main() {
    let mut a = 1;
    let b = 2;
    (a, b) = (b, a);
}
