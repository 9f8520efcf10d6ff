// A generic function that calls itself with a larger type each time.
// ERROR: 6:4: instances without an end
struct S<T>(T);

// `n` ends it when it runs, not when it is compiled.
fn grow<T>(n: u32, x: T) {
    if n > 0 {
        grow(n - 1, S(x));
    }
}

fn main() {
    grow(3, 1u8);
}
