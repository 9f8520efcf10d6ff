// An async trait with the boxes written by hand: what dyn/ writes without.
// ALLOCS all: 20
use std::future::Future;
use std::pin::Pin;

trait Source {
    fn next<'a>(&'a mut self) -> Pin<Box<dyn Future<Output = Option<u32>> + 'a>>;
}

struct Range {
    at: u32,
    end: u32,
}

struct Doubled<'s> {
    inner: &'s mut dyn Source,
}

struct Chained {
    first: Box<dyn Source>,
    second: Box<dyn Source>,
}

impl Source for Range {
    fn next<'a>(&'a mut self) -> Pin<Box<dyn Future<Output = Option<u32>> + 'a>> {
        Box::pin(async move {
            yield_now().await;
            if self.at == self.end {
                return None;
            }
            self.at += 1;
            Some(self.at - 1)
        })
    }
}

impl Source for Doubled<'_> {
    fn next<'a>(&'a mut self) -> Pin<Box<dyn Future<Output = Option<u32>> + 'a>> {
        Box::pin(async move { Some(self.inner.next().await? * 2) })
    }
}

impl Source for Chained {
    fn next<'a>(&'a mut self) -> Pin<Box<dyn Future<Output = Option<u32>> + 'a>> {
        Box::pin(async move {
            if let Some(n) = self.first.next().await {
                return Some(n);
            }
            self.second.next().await
        })
    }
}

async fn show(s: &mut dyn Source) -> u32 {
    let mut total = 0;
    while let Some(n) = s.next().await {
        println!("{n}");
        total += n;
    }
    total
}

fn main() {
    let mut r = Range { at: 1, end: 4 };
    println!("{}", block_on(show(&mut Doubled { inner: &mut r })));
    let mut c = Chained {
        first: Box::new(Range { at: 10, end: 12 }),
        second: Box::new(Range { at: 20, end: 21 }),
    };
    println!("{}", block_on(show(&mut c)));
}

// OUT: 2
// OUT: 4
// OUT: 6
// OUT: 12
// OUT: 10
// OUT: 11
// OUT: 20
// OUT: 41
