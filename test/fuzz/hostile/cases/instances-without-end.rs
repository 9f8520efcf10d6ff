// options: 1
// No end: instances of larger and larger types.
struct S<T>(T);
fn f<T>(n: u32, x: T) { if n > 0 { f(n - 1, S(x)); } }
fn main() { f(3, 1u8); }
