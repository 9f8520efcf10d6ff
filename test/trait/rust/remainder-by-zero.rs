// So does the remainder.
// STDERR: attempt to calculate the remainder with a divisor of zero
// EXIT: 101
// ALLOCS all: 0
fn wrap(a: u64, n: u64) -> u64 {
    a % n
}

fn main() {
    println!("{}", wrap(10, 4));
    println!("{}", wrap(10, 0));
}

// OUT: 2
