// Methods that differ from what the trait declares.
// ERROR: 18:20: `i32`
// ERROR: 21:8: `b`
// ERROR: 22:26: `u32`
// ERROR: 25:8: `d`
// ERROR: 26:8: `e`
trait T {
    fn a(&self, n: i32) -> bool;
    fn b(&mut self);
    async fn c(&self) -> u32;
    fn d(n: u8);
    fn e<X>(&self, x: X);
}

struct S;

impl T for S {
    fn a(&self, n: u32) -> bool {
        true
    }
    fn b(&self) {}
    async fn c(&self) -> u64 {
        1
    }
    fn d(&self, n: u8) {}
    fn e(&self, x: i32) {}
}

fn main() {}
