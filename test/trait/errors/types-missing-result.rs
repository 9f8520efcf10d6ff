// A function that promises a value and ends without one.
// ERROR: 6:21: mismatched types
// ERROR: 14:5: mismatched types
// ERROR: 21:9: mismatched types
// ERROR: 28:14: mismatched types
fn a(n: i32) -> i32 {
    if n > 1 {
        return 1;
    }
    let m = n;
}

fn b(n: i32) -> i32 {
    if n > 1 {
        5
    }
}

fn c() -> i32 {
    loop {
        break;
    }
}

fn d(n: i32) -> i32 {
    match n {
        0 => 1,
        _ => {}
    }
}

fn main() {}
