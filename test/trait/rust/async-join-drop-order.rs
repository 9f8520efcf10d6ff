// What a join drops, and when: a finished side at once, both when cancelled.
// ALLOCS all: 2
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn side(name: D, turns: u32) -> D {
    let _local = D("a local");
    for i in 0..turns {
        println!("{} {i}", name.0);
        yield_now().await;
    }
    name
}

struct Cancel<F> {
    future: Option<Pin<Box<F>>>,
    after: u32,
}

impl<F: Future> Future for Cancel<F> {
    type Output = bool;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        if let Some(f) = self.future.as_mut() {
            if let Poll::Ready(_) = f.as_mut().poll(cx) {
                return Poll::Ready(true);
            }
        }
        if self.after == 0 {
            println!("cancel");
            self.future = None;
            return Poll::Ready(false);
        }
        self.after -= 1;
        Poll::Pending
    }
}

fn main() {
    let (a, b) = block_on(join(side(D("left"), 1), side(D("right"), 3)));
    println!("{} {}", a.0, b.0);
    drop(a);
    drop(b);
    println!("-- cancelled");
    let both = join(side(D("one"), 5), side(D("two"), 1));
    let done = block_on(Cancel { future: Some(Box::pin(both)), after: 2 });
    println!("{done}");
    println!("-- dropped with a result inside");
    let both = join(side(D("slow"), 9), side(D("quick"), 0));
    println!("{}", block_on(Cancel { future: Some(Box::pin(both)), after: 1 }));
}

// OUT: left 0
// OUT: right 0
// OUT: drop a local
// OUT: right 1
// OUT: right 2
// OUT: drop a local
// OUT: left right
// OUT: drop left
// OUT: drop right
// OUT: -- cancelled
// OUT: one 0
// OUT: two 0
// OUT: one 1
// OUT: drop a local
// OUT: one 2
// OUT: cancel
// OUT: drop a local
// OUT: drop one
// OUT: drop two
// OUT: false
// OUT: -- dropped with a result inside
// OUT: slow 0
// OUT: drop a local
// OUT: slow 1
// OUT: cancel
// OUT: drop a local
// OUT: drop slow
// OUT: drop quick
// OUT: false
