// References: the mutability and the type behind them count.
// ERROR: 22:12: mismatched types
// ERROR: 24:10: mismatched types
// ERROR: 25:10: mismatched types
// ERROR: 26:11: mismatched types
// ERROR: 29:18: mismatched types
// ERROR: 30:23: mismatched types
// ERROR: 31:18: the operands of `+` differ: `i32` and `u8`
fn change(n: &mut i32) {
    *n += 1;
}

fn read(n: &i32) -> i32 {
    *n
}

fn words(list: &[&str]) {}

fn main() {
    let mut a = 1;
    change(&mut a);
    change(&a);
    read(&mut a);
    read(a);
    read(&1u8);
    words(&["a", "b"][0]);
    words(&["a"]);
    let r: &i32 = &&a;
    let s: &u8 = r;
    let b: Box<i32> = Box::new(true);
    let c = &a + &1u8;
}
