// Closures and function parameters that return futures.
// ALLOCS all: 0
use std::future::Future;

async fn retry<F, Fut>(times: u32, mut attempt: F) -> Option<u32>
where
    F: FnMut(u32) -> Fut,
    Fut: Future<Output = Option<u32>>,
{
    for i in 0..times {
        println!("attempt {i}");
        if let Some(v) = attempt(i).await {
            return Some(v);
        }
        sleep(1).await;
    }
    None
}

fn delayed(n: u32, by: u64) -> impl Future<Output = u32> {
    async move {
        sleep(by).await;
        n
    }
}

async fn map<T, U>(future: impl Future<Output = T>, f: impl FnOnce(T) -> U) -> U {
    f(future.await)
}

async fn flaky(i: u32) -> Option<u32> {
    yield_now().await;
    if i < 2 { None } else { Some(i * 10) }
}

fn main() {
    println!("{:?}", block_on(retry(5, flaky)));
    println!("{:?}", block_on(retry(2, flaky)));
    let mut calls = 0;
    let r = block_on(retry(3, |i| {
        calls += 1;
        async move { if i == 1 { Some(7) } else { None } }
    }));
    println!("{:?} {calls}", r);
    println!("{}", block_on(map(delayed(20, 1), |n| n + 1)));
    let make = |n: u32| async move { n * 2 };
    println!("{}", block_on(async { make(4).await + make(5).await }));
    println!("{}", block_on(map(map(delayed(3, 0), |n| n as u64), |n| n == 3)));
}

// OUT: attempt 0
// OUT: attempt 1
// OUT: attempt 2
// OUT: Some(20)
// OUT: attempt 0
// OUT: attempt 1
// OUT: None
// OUT: attempt 0
// OUT: attempt 1
// OUT: Some(7) 2
// OUT: 21
// OUT: 18
// OUT: true
