// Format strings that are none.
// ERROR: 6:14: format
// ERROR: 7:19: expected
fn main() {
    let n = 1;
    println!(n);
    print!("{n}", ;
}
