// What a closure returns has a size, also when only the trait says so.
// ERROR: 17:21: .box
fn call<F, R>(f: F) -> R
where
    F: FnOnce() -> R,
{
    let value: R = f();
    value
}

fn numbers(n: u32) -> dyn Iterator<Item = u32> {
    0..n
}

fn main() {
    println!("{}", call(|| 3));
    let n = call(|| numbers(3));
    let m = call(|| numbers(3).box);
}
