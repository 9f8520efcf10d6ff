// An index is checked against the length of the slice.
// STDERR: index out of bounds: the len is 3 but the index is 3
// EXIT: 101
// ALLOCS all: 0
fn sum(values: &[i32], upto: usize) -> i32 {
    let mut s = 0;
    for i in 0..upto {
        s += values[i];
        println!("{i} {s}");
    }
    s
}

fn main() {
    println!("{}", sum(&[1, 2, 3], 4));
}

// OUT: 0 1
// OUT: 1 3
// OUT: 2 6
