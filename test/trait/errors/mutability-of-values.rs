// Values and constants are no places to assign to.
// ERROR: 13:5: assigned
// ERROR: 14:5: assigned
// ERROR: 15:5: assigned
// ERROR: 16:6: assigned
const K: i32 = 1;

fn f() -> i32 {
    1
}

fn main() {
    K = 2;
    1 = 2;
    f() = 3;
    (1 + 2) += 1;
}
