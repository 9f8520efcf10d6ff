// A future that is dropped at its n-th suspension drops exactly what is alive
// there.
// ALLOCS all: 8
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

async fn work(a: D, b: D) -> usize {
    let c = D("c");
    yield_now().await;
    let d = D("d");
    {
        let _e = D("e");
        yield_now().await;
        drop(a);
        inner(D("to inner")).await;
    }
    let moved = c;
    for i in 0..2 {
        let _round = D(if i == 0 { "round 0" } else { "round 1" });
        yield_now().await;
    }
    d.0.len() + moved.0.len() + b.0.len()
}

async fn inner(x: D) {
    let _y = D("y of inner");
    yield_now().await;
    println!("  inner ends with {}", x.0);
}

struct PollTimes<F> {
    future: Pin<Box<F>>,
    left: u32,
}

impl<F: Future> Future for PollTimes<F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        match self.future.as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready(Some(v)),
            Poll::Pending => Poll::Pending,
        }
    }
}

fn main() {
    for n in 0..8 {
        println!("{n} polls");
        let future = PollTimes { future: Box::pin(work(D("a"), D("b"))), left: n };
        let r = block_on(future);
        println!("{:?}", r);
    }
}

// OUT: 0 polls
// OUT:   drop a
// OUT:   drop b
// OUT: None
// OUT: 1 polls
// OUT:   drop c
// OUT:   drop b
// OUT:   drop a
// OUT: None
// OUT: 2 polls
// OUT:   drop e
// OUT:   drop d
// OUT:   drop c
// OUT:   drop b
// OUT:   drop a
// OUT: None
// OUT: 3 polls
// OUT:   drop a
// OUT:   drop y of inner
// OUT:   drop to inner
// OUT:   drop e
// OUT:   drop d
// OUT:   drop c
// OUT:   drop b
// OUT: None
// OUT: 4 polls
// OUT:   drop a
// OUT:   inner ends with to inner
// OUT:   drop y of inner
// OUT:   drop to inner
// OUT:   drop e
// OUT:   drop round 0
// OUT:   drop c
// OUT:   drop d
// OUT:   drop b
// OUT: None
// OUT: 5 polls
// OUT:   drop a
// OUT:   inner ends with to inner
// OUT:   drop y of inner
// OUT:   drop to inner
// OUT:   drop e
// OUT:   drop round 0
// OUT:   drop round 1
// OUT:   drop c
// OUT:   drop d
// OUT:   drop b
// OUT: None
// OUT: 6 polls
// OUT:   drop a
// OUT:   inner ends with to inner
// OUT:   drop y of inner
// OUT:   drop to inner
// OUT:   drop e
// OUT:   drop round 0
// OUT:   drop round 1
// OUT:   drop c
// OUT:   drop d
// OUT:   drop b
// OUT: Some(3)
// OUT: 7 polls
// OUT:   drop a
// OUT:   inner ends with to inner
// OUT:   drop y of inner
// OUT:   drop to inner
// OUT:   drop e
// OUT:   drop round 0
// OUT:   drop round 1
// OUT:   drop c
// OUT:   drop d
// OUT:   drop b
// OUT: Some(3)
