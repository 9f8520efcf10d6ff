// A static in a function: each function has its own, generic functions have
// one for all types, closures and async blocks use it where it is.
// ALLOCS all: 0
fn first() -> &'static [u8; 3] {
    static BYTES: [u8; 3] = [1, 2, 3];
    &BYTES
}

fn second() -> &'static [u8; 3] {
    static BYTES: [u8; 3] = [4, 5, 6];
    &BYTES
}

fn shared<T>(_: T) -> &'static u64 {
    static COUNT: u64 = 40 + 2;
    &COUNT
}

fn main() {
    static STEP: u32 = 3;
    println!("{:?} {:?}", first(), second());
    println!("{} {}", shared(1), shared("a"));
    let add = |x: u32| x + STEP;
    let place = || &STEP;
    println!("{} {}", add(4), place());
    let future = async move {
        let at = &STEP;
        yield_now().await;
        *at + STEP
    };
    println!("{}", block_on(future));
}

// OUT: [1, 2, 3] [4, 5, 6]
// OUT: 42 42
// OUT: 7 3
// OUT: 6
