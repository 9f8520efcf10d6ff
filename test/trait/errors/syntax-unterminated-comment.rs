// A comment that does; comments nest.
// ERROR: 7:1: unterminated block comment
fn main() {
    /* one /* two */ still one */
    println!("fine");
}
/* /* closed */
