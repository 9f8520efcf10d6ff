// Closures with parameters and results that nobody asked for.
// ERROR: 15:5: a function of 2 parameters is needed here, this one has 1
// ERROR: 16:16: mismatched types
// ERROR: 19:7: mismatched types
fn call_fn(f: impl Fn() -> u32) -> u32 {
    f()
}

fn call_two(f: impl Fn(u32, u32) -> u32) -> u32 {
    f(1, 2)
}

fn main() {
    let n = 1;
    call_two(|a| a);
    call_fn(|| true);
    let mut g = |x| x + 1;
    g(1u8);
    g(2u16);
}
