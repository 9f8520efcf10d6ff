// Comparisons do not chain, ranges neither.
// ERROR: 7:19: comparison
// ERROR: 8:20: comparison
// ERROR: 9:18: range
fn main() {
    let (a, b, c) = (1, 2, 3);
    let x = a < b < c;
    let y = a == b == c;
    for i in 0..1..2 {}
}
