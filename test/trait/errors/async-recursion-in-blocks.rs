// A function that returns an async block whose future holds the function's
// own: awaited, kept over an await, by way of others, captured by a closure.
// ERROR: 10:4: the future that `awaited` returns is recursive
// ERROR: 14:4: the future that `kept` returns is recursive
// ERROR: 23:4: the future that `one` returns is recursive
// ERROR: 35:10: the async function `in_a_closure` is recursive
// ERROR: 52:8: the future that `get` returns is recursive
use std::future::Future;

fn awaited() -> impl Future<Output = u32> {
    async move { awaited().await }
}

fn kept() -> impl Future<Output = u32> {
    async move {
        let own = kept();
        yield_now().await;
        drop(own);
        3
    }
}

fn one() -> impl Future<Output = u32> {
    async move { two().await }
}

fn two() -> impl Future<Output = u32> {
    async move { three().await }
}

async fn three() -> u32 {
    one().await
}

async fn in_a_closure() -> u32 {
    let own = in_a_closure();
    let f = move || {
        drop(own);
        3
    };
    yield_now().await;
    f()
}

trait Source {
    fn get(&self) -> impl Future<Output = u32>;
}

struct Own;

impl Source for Own {
    fn get(&self) -> impl Future<Output = u32> {
        async move { Own.get().await }
    }
}

fn boxed(n: u32) -> impl Future<Output = u32> {
    async move { if n == 0 { 0 } else { Box::pin(boxed(n - 1)).await + 1 } }
}

fn main() {
    block_on(awaited());
    block_on(boxed(2));
}
