// `try(N)` makes a Result of what a call gives, so it belongs to the call, and to
// one through dyn; `no_heap` is about all the calls in a function.
// ERROR: 12:14: say it at the call itself
// ERROR: 14:13: say it at the call itself
// ERROR: 16:17: `no_heap` is for functions
// ERROR: 20:13: say it at the call itself
// ERROR: 22:17: `no_heap` is for functions
// ERROR: 23:17: `try(N)` is for calls through `dyn`
// ERROR: 24:17: `try(N)` is for calls through `dyn`
// ERROR: 25:17: whose result is awaited or used
// ERROR: 26:17: unknown strategy 'elide' (known: auto, nested
#![dyn_async(try(64))]

#[dyn_async(try(64))]
trait A {
    #[dyn_async(no_heap)]
    async fn f(&self) -> u32;
}

#[dyn_async(try(64))]
async fn calls(a: &dyn A) {
    #[dyn_async(no_heap)] a.f().await;
    #[dyn_async(try(64))] sleep(1).await;
    #[dyn_async(try(64))] plain(1);
    #[dyn_async(try(64))] a.f().box;
    #[dyn_async(elide)] a.f().await;
}

fn plain(n: u32) -> u32 {
    n
}

fn main() {}
