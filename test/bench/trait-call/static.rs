// An async call whose callee is known.
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
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64;
}

struct Xor {
    total: u64,
}

impl Step for Xor {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            Never.await;
        }
        self.total = (kept ^ b).wrapping_add(c ^ d);
        self.total
    }
}

struct Plus {
    total: u64,
}

impl Step for Plus {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            Never.await;
        }
        self.total = (kept.wrapping_add(b)).wrapping_add(c ^ d);
        self.total
    }
}

struct Minus {
    total: u64,
}

impl Step for Minus {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            Never.await;
        }
        self.total = (kept.wrapping_sub(b)).wrapping_add(c ^ d);
        self.total
    }
}

struct Either {
    total: u64,
}

impl Step for Either {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            Never.await;
        }
        self.total = (kept | b).wrapping_add(c ^ d);
        self.total
    }
}

async fn drive(rounds: u64) -> u64 {
    let mut p = Xor { total: 1 };
    let mut q = Plus { total: 2 };
    let mut r = Minus { total: 3 };
    let mut s = Either { total: 4 };
    let mut sum = 0u64;
    let mut i = 0;
    while i < 4 * rounds {
        sum = sum.wrapping_add(p.step(i, sum, i, i).await);
        i += 1;
        sum = sum.wrapping_add(q.step(i, sum, i, i).await);
        i += 1;
        sum = sum.wrapping_add(r.step(i, sum, i, i).await);
        i += 1;
        sum = sum.wrapping_add(s.step(i, sum, i, i).await);
        i += 1;
    }
    sum
}

fn main() {
    println!("{}", block_on(drive(ROUNDS)));
}
