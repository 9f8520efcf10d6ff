// A call that is given up at its suspension; the caller then makes another.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 8
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 8
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Loud(u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        let held = Loud(n);
        yield_now().await;
        yield_now().await;
        held.0
    }
}

async fn calls(w: &mut dyn Work) -> u32 {
    w.run(1).await + w.run(2).await
}

/// Ready after `left` polls, whatever the future does.
struct Limit<F> {
    future: F,
    left: u32,
}

impl<F: Future> Future for Limit<Pin<&mut F>> {
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

async fn limited(left: u32) {
    let mut small = Small;
    let future = pin!(calls(&mut small));
    println!("{:?}", Limit { future, left }.await);
}

fn main() {
    for left in 1..6 {
        block_on(limited(left));
    }
}

// OUT: None
// OUT: drop 1
// OUT: None
// OUT: drop 1
// OUT: drop 1
// OUT: None
// OUT: drop 2
// OUT: drop 1
// OUT: None
// OUT: drop 2
// OUT: drop 1
// OUT: drop 2
// OUT: Some(3)
