// Futures with a poll of their own, awaited from async functions.
// ALLOCS all: 4
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Countdown {
    left: u32,
}

impl Future for Countdown {
    type Output = &'static str;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        println!("poll at {}", self.left);
        if self.left == 0 {
            return Poll::Ready("liftoff");
        }
        self.left -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

struct Ready<T>(Option<T>);

impl<T: Unpin> Future for Ready<T> {
    type Output = T;
    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Ready(self.0.take().expect("polled twice"))
    }
}

struct Both<A, B> {
    a: Pin<Box<A>>,
    b: Pin<Box<B>>,
    polls: u32,
}

impl<A: Future<Output = u32>, B: Future<Output = u32>> Future for Both<A, B> {
    type Output = (bool, u32, u32);
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.polls += 1;
        let polls = self.polls;
        if let Poll::Ready(n) = self.a.as_mut().poll(cx) {
            return Poll::Ready((true, n, polls));
        }
        if let Poll::Ready(n) = self.b.as_mut().poll(cx) {
            return Poll::Ready((false, n, polls));
        }
        Poll::Pending
    }
}

async fn after(n: u32) -> u32 {
    for _ in 0..n {
        yield_now().await;
    }
    n
}

fn main() {
    println!("{}", block_on(Countdown { left: 2 }));
    println!("{}", block_on(async { Ready(Some(5)).await + Ready(Some(6)).await }));
    println!("{:?}", block_on(Both { a: Box::pin(after(3)), b: Box::pin(after(2)), polls: 0 }));
    println!("{:?}", block_on(Both { a: Box::pin(after(1)), b: Box::pin(after(1)), polls: 0 }));
}

// OUT: poll at 2
// OUT: poll at 1
// OUT: poll at 0
// OUT: liftoff
// OUT: 11
// OUT: (false, 2, 3)
// OUT: (true, 1, 2)
