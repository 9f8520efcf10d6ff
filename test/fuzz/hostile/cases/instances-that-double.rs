// options: 0
// Without an end, before it printed a part of the type only.
fn f<T: Clone>(x: T) { f((x.clone(), x)); }
fn main() { f(1u8); }
