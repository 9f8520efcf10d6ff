// Variables that may have no value yet.
// ERROR: 8:20: initialized
// ERROR: 13:20: initialized
// ERROR: 22:20: initialized
// ERROR: 28:13: initialized
fn main() {
    let a: i32;
    println!("{}", a);
    let b;
    if true {
        b = 1;
    }
    println!("{}", b);
    let c: (i32, i32);
    let mut d: i32;
    loop {
        if true {
            break;
        }
        d = 1;
    }
    println!("{}", d);
    let e;
    match 1 {
        0 => e = 1,
        _ => {}
    }
    let f = e + 1;
}
