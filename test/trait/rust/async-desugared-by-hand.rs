// What an async method stands for, written by hand: an associated type for
// the future, a method that returns it, and a future that is a struct.
// ALLOCS all: 0
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

trait Stream {
    type Item;
    type Next<'a>: Future<Output = Option<Self::Item>>
    where
        Self: 'a;
    fn next<'a>(&'a mut self) -> Self::Next<'a>;
}

struct Range {
    from: u32,
    to: u32,
}

struct RangeNext<'a> {
    range: &'a mut Range,
    waited: bool,
}

impl Future for RangeNext<'_> {
    type Output = Option<u32>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if !self.waited {
            self.waited = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.range.from == self.range.to {
            return Poll::Ready(None);
        }
        self.range.from += 1;
        Poll::Ready(Some(self.range.from - 1))
    }
}

impl Stream for Range {
    type Item = u32;
    type Next<'a> = RangeNext<'a>;
    fn next<'a>(&'a mut self) -> RangeNext<'a> {
        RangeNext { range: self, waited: false }
    }
}

async fn sum<S>(s: &mut S, limit: u32) -> u32
where
    S: Stream<Item = u32>,
{
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
        if total > limit {
            break;
        }
    }
    total
}

fn main() {
    println!("{}", block_on(sum(&mut Range { from: 1, to: 5 }, 100)));
    println!("{}", block_on(sum(&mut Range { from: 1, to: 50 }, 22)));
}

// OUT: 10
// OUT: 28
