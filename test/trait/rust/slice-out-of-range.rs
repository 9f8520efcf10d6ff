// A slice beyond the end panics.
// EXIT: 101
// ALLOCS all: 0
fn middle(values: &[u8], n: usize) -> usize {
    values[1..n].len()
}

fn main() {
    let v = [1, 2, 3, 4];
    println!("{}", middle(&v, 4));
    println!("{}", middle(&v, 5));
}

// OUT: 3
