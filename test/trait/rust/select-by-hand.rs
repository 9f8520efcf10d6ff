// Timeout and retry, written with a select of two futures in boxes.
// ALLOCS all: 12
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum Either<A, B> {
    Left(A),
    Right(B),
}

struct Select<A, B> {
    a: Option<Pin<Box<A>>>,
    b: Option<Pin<Box<B>>>,
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Some(a) = &mut self.a {
            if let Poll::Ready(v) = a.as_mut().poll(cx) {
                self.a = None;
                return Poll::Ready(Either::Left(v));
            }
        }
        if let Some(b) = self.b.as_mut() {
            if let Poll::Ready(v) = b.as_mut().poll(cx) {
                self.b = None;
                return Poll::Ready(Either::Right(v));
            }
        }
        Poll::Pending
    }
}

fn select<A: Future, B: Future>(a: A, b: B) -> Select<A, B> {
    Select { a: Some(Box::pin(a)), b: Some(Box::pin(b)) }
}

async fn work(name: &'static str, ms: u64) -> u32 {
    let _d = D(name);
    sleep(ms).await;
    println!("{name} done");
    ms as u32
}

async fn timeout<F: Future>(ms: u64, f: F) -> Option<F::Output> {
    match select(f, sleep(ms)).await {
        Either::Left(v) => Some(v),
        Either::Right(()) => None,
    }
}

async fn retry<F, Fut>(mut f: F, n: u32) -> Option<u32>
where
    F: FnMut(u32) -> Fut,
    Fut: Future<Output = Option<u32>>,
{
    for i in 0..n {
        if let Some(v) = f(i).await {
            return Some(v);
        }
        println!("again {i}");
    }
    None
}

fn main() {
    println!("{:?}", block_on(timeout(20, work("a", 5))));
    println!("{:?}", block_on(timeout(5, work("b", 50))));
    println!(
        "{:?}",
        block_on(retry(
            |i| async move {
                if i < 2 {
                    yield_now().await;
                    None
                } else {
                    Some(i * 7)
                }
            },
            5
        ))
    );
    println!("{:?}", block_on(retry(|i| timeout(3 + i as u64 * 10, work("r", 10)), 5)));
    let v = block_on(async {
        match select(work("x", 3), select(work("y", 2), work("z", 1))).await {
            Either::Left(v) => v,
            Either::Right(Either::Left(v)) => v + 100,
            Either::Right(Either::Right(v)) => v + 200,
        }
    });
    println!("{v}");
}

// OUT: a done
// OUT: drop a
// OUT: Some(5)
// OUT: drop b
// OUT: None
// OUT: again 0
// OUT: again 1
// OUT: Some(14)
// OUT: drop r
// OUT: again 0
// OUT: r done
// OUT: drop r
// OUT: Some(10)
// OUT: z done
// OUT: drop z
// OUT: drop y
// OUT: drop x
// OUT: 201
