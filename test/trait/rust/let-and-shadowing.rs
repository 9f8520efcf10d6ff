// Declarations without a value, shadowing, patterns on the left.
// ALLOCS all: 0
fn main() {
    let x = 1;
    let x = x + 1;
    {
        let x = "inner";
        println!("{x}");
    }
    println!("{x}");
    let later;
    if x == 2 {
        later = 10;
    } else {
        later = 20;
    }
    println!("{later}");
    let (a, b) = (1, 2);
    let (mut c, _) = (b, a);
    c += 10;
    println!("{a} {b} {c}");
    let [first, .., last] = [1, 2, 3, 4];
    println!("{first} {last}");
    let x: u8 = 200;
    let x = x as u32 * 2;
    println!("{x}");
    let (mut p, mut q) = (1, 1);
    for _ in 0..10 {
        let sum = p + q;
        p = q;
        q = sum;
    }
    println!("{p}");
    let _ = p;
}

// OUT: inner
// OUT: 2
// OUT: 10
// OUT: 1 2 12
// OUT: 1 4
// OUT: 400
// OUT: 89
