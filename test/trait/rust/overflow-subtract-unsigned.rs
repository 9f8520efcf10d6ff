// Below zero, unsigned.
// STDERR: attempt to subtract with overflow
// EXIT: 101
// ALLOCS all: 0
fn distance(a: usize, b: usize) -> usize {
    a - b
}

fn main() {
    println!("{}", distance(5, 3));
    println!("{}", distance(3, 5));
}

// OUT: 2
