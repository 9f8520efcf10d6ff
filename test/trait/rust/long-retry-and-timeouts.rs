// Combinators written by hand: race, timeout, retry with growing pauses, and
// what is dropped when the slower side is given up.
// ALLOCS all: 20
// ALLOCS all O2: <= 20
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Debug, PartialEq)]
enum Either<A, B> {
    Left(A),
    Right(B),
}

struct Race<A, B> {
    a: Option<Pin<Box<A>>>,
    b: Option<Pin<Box<B>>>,
}

fn race<A: Future, B: Future>(a: A, b: B) -> Race<A, B> {
    Race { a: Some(Box::pin(a)), b: Some(Box::pin(b)) }
}

impl<A: Future, B: Future> Future for Race<A, B> {
    type Output = Either<A::Output, B::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Some(a) = self.a.as_mut() {
            if let Poll::Ready(v) = a.as_mut().poll(cx) {
                // The loser goes first, then the winner.
                self.b = None;
                self.a = None;
                return Poll::Ready(Either::Left(v));
            }
        }
        if let Some(b) = self.b.as_mut() {
            if let Poll::Ready(v) = b.as_mut().poll(cx) {
                self.a = None;
                self.b = None;
                return Poll::Ready(Either::Right(v));
            }
        }
        Poll::Pending
    }
}

async fn timeout<F: Future>(limit: u64, future: F) -> Option<F::Output> {
    match race(future, sleep(limit)).await {
        Either::Left(v) => Some(v),
        Either::Right(()) => None,
    }
}

struct Backoff {
    pause: u64,
    limit: u64,
}

impl Iterator for Backoff {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        if self.pause > self.limit {
            return None;
        }
        let now = self.pause;
        self.pause *= 2;
        Some(now)
    }
}

async fn retry<F, Fut, T>(pauses: impl Iterator<Item = u64>, mut attempt: F) -> Option<T>
where
    F: FnMut(u32) -> Fut,
    Fut: Future<Output = Option<T>>,
{
    let mut n = 0;
    for pause in pauses {
        if let Some(v) = attempt(n).await {
            return Some(v);
        }
        println!("  attempt {n} failed, pause {pause}");
        sleep(pause).await;
        n += 1;
    }
    None
}

struct Guard {
    name: &'static str,
    finished: bool,
}

impl Drop for Guard {
    fn drop(&mut self) {
        let how = if self.finished { "finished" } else { "given up" };
        println!("  {} {how}", self.name);
    }
}

async fn job(name: &'static str, pause: u64, steps: u32) -> u32 {
    let mut guard = Guard { name, finished: false };
    for step in 1..=steps {
        sleep(pause).await;
        println!("  {name} step {step}");
    }
    guard.finished = true;
    steps
}

struct Server {
    load: u32,
}

impl Server {
    async fn request(&mut self, n: u32) -> Option<u32> {
        self.load += 1;
        let pause = if n == 0 { 5 } else { 1 };
        timeout(3, async {
            let _guard = Guard { name: "request", finished: n > 0 };
            sleep(pause).await;
            n * 100
        })
        .await
    }
}

async fn scenario() {
    println!("race");
    println!("{:?}", race(job("quick", 1, 1), job("slow", 3, 2)).await);
    println!("{:?}", race(job("tortoise", 2, 2), job("hare", 1, 1)).await);
    println!("at once");
    println!("{:?}", race(async { 1 }, job("never polled", 1, 1)).await);
    println!("timeout");
    println!("{:?}", timeout(5, job("in time", 1, 2)).await);
    println!("{:?}", timeout(2, job("too late", 3, 1)).await);
    println!("{:?}", timeout(4, timeout(1, job("inner limit", 3, 1))).await);
    println!("retry");
    let r = retry(Backoff { pause: 1, limit: 4 }, |n| async move {
        if n == 2 { Some(job("third", 0, 1).await) } else { None }
    })
    .await;
    println!("{:?}", r);
    let none: Option<u32> = retry(Backoff { pause: 2, limit: 2 }, |_| async { None }).await;
    println!("{:?}", none);
    let mut server = Server { load: 0 };
    println!("{:?}", server.request(0).await);
    println!("{:?}", server.request(7).await);
    println!("{} requests", server.load);
}

fn main() {
    block_on(scenario());
    // Dropped while both sides run.
    let mut left = Some(race(job("never started", 1, 1), async { "unused" }));
    drop(left.take());
    println!("end");
}

// OUT: race
// OUT:   quick step 1
// OUT:   quick finished
// OUT:   slow given up
// OUT: Left(1)
// OUT:   hare step 1
// OUT:   hare finished
// OUT:   tortoise given up
// OUT: Right(1)
// OUT: at once
// OUT: Left(1)
// OUT: timeout
// OUT:   in time step 1
// OUT:   in time step 2
// OUT:   in time finished
// OUT: Some(2)
// OUT:   too late given up
// OUT: None
// OUT:   inner limit given up
// OUT: Some(None)
// OUT: retry
// OUT:   attempt 0 failed, pause 1
// OUT:   attempt 1 failed, pause 2
// OUT:   third step 1
// OUT:   third finished
// OUT: Some(1)
// OUT:   attempt 0 failed, pause 2
// OUT: None
// OUT:   request given up
// OUT: None
// OUT:   request finished
// OUT: Some(700)
// OUT: 2 requests
// OUT: end
