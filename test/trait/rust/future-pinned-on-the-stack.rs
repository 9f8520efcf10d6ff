// pin!, Pin::new and as_mut: futures polled by hand and awaited by reference.
// ALLOCS all: 0
use std::future::Future;
use std::pin::{pin, Pin};
use std::task::{Context, Poll};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn slow(d: D, n: u32) -> u32 {
    for i in 0..n {
        println!("{} {i}", d.0);
        yield_now().await;
    }
    n
}

struct PollOnce<'a, F> {
    future: Pin<&'a mut F>,
}

impl<F: Future> Future for PollOnce<'_, F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.future.as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready(Some(v)),
            Poll::Pending => Poll::Ready(None),
        }
    }
}

struct Now(u32);

impl Future for Now {
    type Output = u32;
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        Poll::Ready(self.0)
    }
}

async fn run() -> u32 {
    let mut a = pin!(slow(D("a"), 3));
    println!("{:?}", PollOnce { future: a.as_mut() }.await);
    println!("{:?}", PollOnce { future: a.as_mut() }.await);
    let n = a.as_mut().await;
    println!("finished with {n}");
    let mut b = pin!(slow(D("b"), 9));
    println!("{:?}", PollOnce { future: b.as_mut() }.await);
    println!("b is given up");
    let mut now = Now(4);
    let m = Pin::new(&mut now).await;
    n + m
}

fn main() {
    println!("{}", block_on(run()));
}

// OUT: a 0
// OUT: None
// OUT: a 1
// OUT: None
// OUT: a 2
// OUT: drop a
// OUT: finished with 3
// OUT: b 0
// OUT: None
// OUT: b is given up
// OUT: drop b
// OUT: 7
