// Streams, polled by hand, and their adaptors; each waker is woken twice.
// ALLOCS all: 5
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

trait Stream {
    type Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
}

struct Next<'a, S: ?Sized>(&'a mut S);

impl<'a, S: Stream + Unpin + ?Sized> Future for Next<'a, S> {
    type Output = Option<S::Item>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut *self.0).poll_next(cx)
    }
}

trait StreamExt: Stream {
    fn next(&mut self) -> Next<'_, Self>
    where
        Self: Unpin,
    {
        Next(self)
    }
    fn map<F, U>(self, f: F) -> Map<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> U,
    {
        Map { s: self, f }
    }
    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take { s: self, n }
    }
}

impl<S: Stream + ?Sized> StreamExt for S {}

struct Map<S, F> {
    s: S,
    f: F,
}

impl<S: Stream + Unpin, F: FnMut(S::Item) -> U + Unpin, U> Stream for Map<S, F> {
    type Item = U;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U>> {
        match Pin::new(&mut self.s).poll_next(cx) {
            Poll::Ready(Some(v)) => {
                let u = (self.f)(v);
                Poll::Ready(Some(u))
            }
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }
}

struct Take<S> {
    s: S,
    n: usize,
}

impl<S: Stream + Unpin> Stream for Take<S> {
    type Item = S::Item;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        if self.n == 0 {
            return Poll::Ready(None);
        }
        let r = Pin::new(&mut self.s).poll_next(cx);
        if let Poll::Ready(Some(_)) = &r {
            self.n -= 1;
        }
        r
    }
}

struct Ticks {
    at: u32,
    ready: bool,
}

impl Stream for Ticks {
    type Item = u32;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if !self.ready {
            self.ready = true;
            cx.waker().wake_by_ref();
            cx.waker().clone().wake();
            return Poll::Pending;
        }
        self.ready = false;
        self.at += 1;
        Poll::Ready(Some(self.at))
    }
}

struct Unfold<Fut, F> {
    f: F,
    fut: Option<Pin<Box<Fut>>>,
}

impl<T, Fut: Future<Output = Option<T>>, F: FnMut() -> Fut + Unpin> Stream for Unfold<Fut, F> {
    type Item = T;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        if self.fut.is_none() {
            let f = (self.f)();
            self.fut = Some(Box::pin(f));
        }
        let r = self.fut.as_mut().unwrap().as_mut().poll(cx);
        if r.is_ready() {
            self.fut = None;
        }
        r
    }
}

async fn sum(s: &mut (dyn Stream<Item = u64> + Unpin)) -> u64 {
    let mut t = 0;
    while let Some(v) = s.next().await {
        println!("  {v}");
        t += v;
    }
    t
}

fn main() {
    let mut s = Ticks { at: 0, ready: false }.map(|v| v as u64 * 3).take(4);
    println!("{}", block_on(sum(&mut s)));
    let mut n = 0u64;
    let mut u = Unfold {
        f: move || {
            n += 1;
            async move {
                sleep(1).await;
                if n > 3 {
                    None
                } else {
                    Some(n * n)
                }
            }
        },
        fut: None,
    };
    println!("{}", block_on(sum(&mut u)));
    let mut b: Pin<Box<dyn Stream<Item = u32>>> = Box::pin(Ticks { at: 10, ready: true });
    println!(
        "{:?}",
        block_on(async {
            let a = std::future::poll_fn(|cx| b.as_mut().poll_next(cx)).await;
            (a, std::future::poll_fn(|cx| b.as_mut().poll_next(cx)).await)
        })
    );
}

// OUT:   3
// OUT:   6
// OUT:   9
// OUT:   12
// OUT: 30
// OUT:   1
// OUT:   4
// OUT:   9
// OUT: 14
// OUT: (Some(11), Some(12))
