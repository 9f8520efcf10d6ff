// Constants are computed when the program is compiled.
// ERROR: 10:16: constant
// ERROR: 11:16: overflow
// ERROR: 13:16: `E`
// ERROR: 14:16: zero
fn f() -> i32 {
    1
}

const A: i32 = f();
const B: i32 = 2147483647 + 1;
const C: usize = 3;
const E: i32 = E + 1;
const F: i32 = 1 / 0;

fn main() {
    let n = 4;
    println!("{}", A + B + E + F + C as i32);
}
