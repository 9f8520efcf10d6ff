// Values in a future that panicked are dropped once; the box around it is
// still freed.
// STDERR: half way
// EXIT: 101
// ALLOCS all: 2
use std::future::Future;
use std::pin::Pin;

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn half(d: D, fail: bool) -> usize {
    let e = D("e");
    yield_now().await;
    if fail {
        panic!("half way");
    }
    d.0.len() + e.0.len()
}

struct Owner {
    future: Pin<Box<dyn Future<Output = usize>>>,
    name: &'static str,
}

impl Drop for Owner {
    fn drop(&mut self) {
        println!("owner {}", self.name);
    }
}

async fn drive(fail: bool) -> usize {
    let mut owner = Owner { future: Box::pin(half(D("d"), fail)), name: "of the future" };
    let n = owner.future.as_mut().await;
    println!("{n}");
    n
}

fn main() {
    println!("{}", block_on(drive(false)));
    println!("{}", block_on(drive(true)));
}

// OUT: drop e
// OUT: drop d
// OUT: 2
// OUT: owner of the future
// OUT: 2
// OUT: drop e
// OUT: drop d
// OUT: owner of the future
