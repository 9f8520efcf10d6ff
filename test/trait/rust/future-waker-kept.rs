// A future keeps a clone of the waker; another task uses it later.
// ALLOCS all: 0
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct Flag {
    set: Cell<bool>,
    waker: Cell<Option<Waker>>,
}

struct Wait<'a> {
    flag: &'a Flag,
    polls: u32,
}

impl Flag {
    fn raise(&self) {
        self.set.set(true);
        if let Some(w) = self.waker.take() {
            println!("waking");
            w.wake();
        }
    }
}

impl Future for Wait<'_> {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        self.polls += 1;
        if self.flag.set.get() {
            return Poll::Ready(self.polls);
        }
        self.flag.waker.set(Some(cx.waker().clone()));
        Poll::Pending
    }
}

async fn waiter(flag: &Flag) -> u32 {
    println!("waiting");
    let n = Wait { flag, polls: 0 }.await;
    println!("passed after {n} polls");
    n
}

async fn raiser(flag: &Flag) {
    for i in 0..3 {
        println!("busy {i}");
        sleep(1).await;
    }
    flag.raise();
    println!("raised");
}

fn main() {
    let flag = Flag { set: Cell::new(false), waker: Cell::new(None) };
    let (n, _) = block_on(join(waiter(&flag), raiser(&flag)));
    println!("{n}");
}

// OUT: waiting
// OUT: busy 0
// OUT: busy 1
// OUT: busy 2
// OUT: waking
// OUT: raised
// OUT: passed after 5 polls
// OUT: 5
