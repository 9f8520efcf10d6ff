// A string that runs to the end of the file.
// ERROR: 6:14: unterminated string
// ERROR: 8:1: expected `)`, found end of file
fn main() {
    println!("fine");
    println!("never closed);
}
