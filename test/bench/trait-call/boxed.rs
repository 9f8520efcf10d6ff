// An async call through a vtable, the future in a box by hand.
// Four implementers called in turn; ready at the first poll. trait-call.py
// sets ROUNDS.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

const ROUNDS: u64 = 1000;

struct Never;

impl Future for Never {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}

trait Step {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
    ) -> Pin<Box<dyn Future<Output = u64> + 'a>>;
}

struct Xor {
    total: u64,
}

impl Step for Xor {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
    ) -> Pin<Box<dyn Future<Output = u64> + 'a>> {
        Box::pin(async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept ^ b).wrapping_add(c ^ d);
            self.total
        })
    }
}

struct Plus {
    total: u64,
}

impl Step for Plus {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
    ) -> Pin<Box<dyn Future<Output = u64> + 'a>> {
        Box::pin(async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept.wrapping_add(b)).wrapping_add(c ^ d);
            self.total
        })
    }
}

struct Minus {
    total: u64,
}

impl Step for Minus {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
    ) -> Pin<Box<dyn Future<Output = u64> + 'a>> {
        Box::pin(async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept.wrapping_sub(b)).wrapping_add(c ^ d);
            self.total
        })
    }
}

struct Either {
    total: u64,
}

impl Step for Either {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
    ) -> Pin<Box<dyn Future<Output = u64> + 'a>> {
        Box::pin(async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept | b).wrapping_add(c ^ d);
            self.total
        })
    }
}

async fn drive(rounds: u64) -> u64 {
    let mut all: [Box<dyn Step>; 4] = [
        Box::new(Xor { total: 1 }),
        Box::new(Plus { total: 2 }),
        Box::new(Minus { total: 3 }),
        Box::new(Either { total: 4 }),
    ];
    let mut sum = 0u64;
    let mut i = 0;
    while i < 4 * rounds {
        sum = sum.wrapping_add(all[(i % 4) as usize].step(i, sum, i, i).await);
        i += 1;
    }
    sum
}

fn main() {
    println!("{}", block_on(drive(ROUNDS)));
}
