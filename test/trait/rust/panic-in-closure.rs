// A panic in a closure unwinds the caller's frames and the captured values.
// STDERR: attempt to subtract with overflow
// EXIT: 101
// ALLOCS all: 2
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn each(n: u32, mut f: impl FnMut(u32) -> u32) -> u32 {
    let _local = D("each");
    let mut sum = 0;
    for i in 0..n {
        sum += f(i);
        println!("{i} {sum}");
    }
    sum
}

fn outer(start: u32) -> u32 {
    let owned = D("owned");
    let boxed: Box<dyn Fn(u32) -> u32> = Box::new(move |i| {
        let _inner = D("inner");
        start - i * owned.0.len() as u32
    });
    let _beside = D("beside");
    each(3, |i| boxed(i))
}

fn main() {
    println!("{}", outer(20));
    println!("{}", outer(7));
}

// OUT: drop inner
// OUT: 0 20
// OUT: drop inner
// OUT: 1 35
// OUT: drop inner
// OUT: 2 45
// OUT: drop each
// OUT: drop beside
// OUT: drop owned
// OUT: 45
// OUT: drop inner
// OUT: 0 7
// OUT: drop inner
// OUT: 1 9
// OUT: drop inner
// OUT: drop each
// OUT: drop beside
// OUT: drop owned
