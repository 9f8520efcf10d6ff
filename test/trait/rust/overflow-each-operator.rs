// Checked and wrapping forms of the same sums; the plain one panics through
// three scopes.
// STDERR: attempt to negate with overflow
// EXIT: 101
// ALLOCS all: 0
struct Done(&'static str);

impl Drop for Done {
    fn drop(&mut self) {
        println!("done {}", self.0);
    }
}

fn checked(name: &str, value: Option<i32>) {
    println!("{name} {:?}", value);
}

fn main() {
    let max = i32::MAX;
    let min = i32::MIN;
    checked("add", max.checked_add(1));
    checked("in range", max.checked_add(-1));
    println!("{} {}", max.wrapping_add(1) == min, max.wrapping_mul(2));
    let _a = Done("outer");
    let n = {
        let _b = Done("inner");
        -negative(min)
    };
    println!("{n}");
}

fn negative(n: i32) -> i32 {
    let _c = Done("call");
    n
}

// OUT: add None
// OUT: in range Some(2147483646)
// OUT: true -2
// OUT: done call
// OUT: done inner
// OUT: done outer
