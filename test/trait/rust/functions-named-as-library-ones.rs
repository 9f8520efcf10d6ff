// Functions that are named as the C library's, the compiler's or the runtime's
// are the program's own.
// ALLOCS all: 0
fn abs(n: i32) -> i32 {
    println!("abs {n}");
    n + 100
}

fn pow(a: f64, b: f64) -> f64 {
    a * 10.0 + b
}

fn round(x: f64) -> f64 {
    (x * 100.0 + 0.5).floor() / 100.0
}

fn memcpy(n: u32) -> u32 {
    n + 1
}

fn __udivti3(n: u32) -> u32 {
    n + 2
}

fn traitc_panic(n: u32) -> u32 {
    n + 3
}

fn traitc_main(n: u32) -> u32 {
    n + 4
}

fn __dynasync_keep_v1(n: u32) -> u32 {
    n + 5
}

async fn malloc(n: u32) -> u32 {
    n + 6
}

fn main() {
    println!("{} {} {}", abs(3), pow(2.0, 3.0), round(1.2345));
    let a = [7u64; 40];
    let b = [a, a];
    let c = b;
    println!("{} {}", memcpy(1), c[1][39]);
    let d: u128 = 1 << 100;
    println!("{} {}", __udivti3(1), d / (memcpy(6) as u128));
    println!("{} {} {}", traitc_panic(1), traitc_main(1), __dynasync_keep_v1(1));
    println!("{}", block_on(malloc(1)));
}
// OUT: abs 3
// OUT: 103 23 1.23
// OUT: 2 7
// OUT: 3 181092942889747057356671886482
// OUT: 4 5 6
// OUT: 7
