// A block that is never closed.
// ERROR: 8:1: expected `}`, found end of file
fn main() {
    let x = (1 + 2);
    while x > 1 {
        println!("{x}");
}
