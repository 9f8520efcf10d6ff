// if as a value, chains, if let with else.
// ALLOCS all: 0
fn sign(n: i32) -> &'static str {
    if n < 0 {
        "negative"
    } else if n == 0 {
        "zero"
    } else {
        "positive"
    }
}

fn describe(v: Option<i32>) -> i32 {
    if let Some(n) = v {
        n * 2
    } else {
        -1
    }
}

fn main() {
    println!("{} {} {}", sign(-5), sign(0), sign(5));
    println!("{} {}", describe(Some(4)), describe(None));
    let n = 10;
    let size = if n > 5 { 'L' } else { 'S' };
    println!("{size}");
    if n > 100 {
        println!("never");
    }
    if let Some(5 | 6) = Some(n - 4) {
        println!("five or six");
    }
    if let (1, x) | (x, 1) = (2, 1) {
        println!("{x}");
    }
}

// OUT: negative zero positive
// OUT: 8 -1
// OUT: L
// OUT: five or six
// OUT: 2
