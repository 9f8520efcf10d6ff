// An async call through `dyn` whose callee suspends once. Two implementers
// called in turn. trait-call.py sets ROUNDS.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

const ROUNDS: u64 = 1000;

struct Once(bool);

impl Future for Once {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        cx.waker().wake_by_ref();
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
        Once(false).await;
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
        Once(false).await;
        self.total = (kept.wrapping_add(b)).wrapping_add(c ^ d);
        self.total
    }
}

async fn drive(rounds: u64) -> u64 {
    let mut all: [Box<dyn Step>; 2] = [Box::new(Xor { total: 1 }), Box::new(Plus { total: 2 })];
    let mut sum = 0u64;
    let mut i = 0;
    while i < 4 * rounds {
        sum = sum.wrapping_add(all[(i % 2) as usize].step(i, sum, i, i).await);
        i += 1;
    }
    sum
}

fn main() {
    println!("{}", block_on(drive(ROUNDS)));
}
