// unwrap on None.
// STDERR: called `Option::unwrap()` on a `None` value
// EXIT: 101
// ALLOCS all: 0
fn find(values: &[i32], wanted: i32) -> Option<usize> {
    for (i, v) in values.iter().enumerate() {
        if *v == wanted {
            return Some(i);
        }
    }
    None
}

fn main() {
    println!("{}", find(&[4, 5], 5).unwrap());
    println!("{}", find(&[4, 5], 6).unwrap());
}

// OUT: 1
