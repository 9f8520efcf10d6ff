// Too many and too few generic arguments in signatures.
// ERROR: 13:9: generic
// ERROR: 13:21: generic
// ERROR: 13:33: generic
// ERROR: 13:41: generic
struct W<T>(T);

struct Two<A, B> {
    a: A,
    b: B,
}

fn f(a: W, b: W<u8, u8>, c: i32<u8>, d: Two<u8>) {}

fn main() {}
