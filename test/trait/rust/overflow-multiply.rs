// A product that does not fit.
// STDERR: attempt to multiply with overflow
// EXIT: 101
// ALLOCS all: 0
fn factorial(n: u32) -> i32 {
    let mut f = 1;
    for i in 1..=n as i32 {
        f *= i;
        println!("{i} {f}");
    }
    f
}

fn main() {
    println!("{}", factorial(20));
}

// OUT: 1 1
// OUT: 2 2
// OUT: 3 6
// OUT: 4 24
// OUT: 5 120
// OUT: 6 720
// OUT: 7 5040
// OUT: 8 40320
// OUT: 9 362880
// OUT: 10 3628800
// OUT: 11 39916800
// OUT: 12 479001600
