// Assignments that take a value apart, wrongly.
// ERROR: 18:9: is no value
// ERROR: 19:13: without a value
// ERROR: 20:5: the pattern of a tuple of 2
// ERROR: 21:5: not a place
// ERROR: 22:6: found `&str`
struct P {
    x: i32,
    y: i32,
}

fn f() -> i32 {
    1
}

fn main() {
    let (mut a, mut b) = (1, 2);
    a = _;
    let p = P { x: 1, .. };
    (a, b) = (1, 2, 3);
    f() = 3;
    (a, b) = ("x", 2);
}
