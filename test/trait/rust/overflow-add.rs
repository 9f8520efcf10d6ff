// Integer overflow panics at every level of optimisation.
// STDERR: attempt to add with overflow
// EXIT: 101
// ALLOCS all: 0
fn grow(n: u8) -> u8 {
    let mut n = n;
    loop {
        println!("{n}");
        n += 50;
    }
}

fn main() {
    println!("{}", grow(90));
}

// OUT: 90
// OUT: 140
// OUT: 190
// OUT: 240
