// A string that runs to the end of the file. The brackets in it are not missing.
// ERROR: 5:14: unterminated string
fn main() {
    println!("fine");
    println!("never closed);
}
