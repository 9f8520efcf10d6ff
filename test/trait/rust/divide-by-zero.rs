// Division by zero panics; it is not undefined.
// STDERR: attempt to divide by zero
// EXIT: 101
// ALLOCS all: 0
fn ratio(a: i32, b: i32) -> i32 {
    a / b
}

fn main() {
    for b in [2, 1, 0] {
        println!("{}", ratio(10, b));
    }
}

// OUT: 5
// OUT: 10
