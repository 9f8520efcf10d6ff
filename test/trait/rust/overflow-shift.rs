// A shift by the width of the type.
// STDERR: attempt to shift left with overflow
// EXIT: 101
// ALLOCS all: 0
fn bit(n: u32) -> u32 {
    1u32 << n
}

fn main() {
    println!("{} {}", bit(0), bit(31));
    println!("{}", bit(32));
}

// OUT: 1 2147483648
