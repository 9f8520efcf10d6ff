// The assert macros, with and without a text.
// STDERR: left and right: 3 and 4
// EXIT: 101
// ALLOCS all: 0
fn main() {
    assert!(1 + 1 == 2);
    assert_eq!(2 * 2, 4);
    assert_ne!("a", "b", "not shown");
    assert!(true, "not shown {}", 1);
    println!("so far, so good");
    let (a, b) = (3, 4);
    assert_eq!(a, b, "left and right: {a} and {b}");
    println!("never");
}

// OUT: so far, so good
