// Format strings and their arguments.
// ERROR: 14:14: argument
// ERROR: 15:23: the format does not use this argument
// ERROR: 16:14: `m`
// ERROR: 17:14: `}`
// ERROR: 18:14: `}`
// ERROR: 19:14: argument
// ERROR: 20:14: format
// ERROR: 21:22: `LowerHex`
// ERROR: 23:13: mismatched types
// ERROR: 24:21: the format does not use this argument
fn main() {
    let n = 1;
    println!("{} {}", n);
    println!("{}", n, n);
    println!("{m}");
    println!("{n");
    println!("}");
    println!("{3}", n);
    println!("{:q}", n);
    println!("{:x}", "text");
    eprintln!("{n:>5}");
    assert!(n);
    panic!("{}", n, 2);
}
