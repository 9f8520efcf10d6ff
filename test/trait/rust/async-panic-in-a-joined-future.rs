// A hand-written future panics at its third poll, below join and beside a task.
// EXIT: 101
// ALLOCS all: 2
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Arm {
    after: u32,
    what: &'static str,
}

impl Future for Arm {
    type Output = D;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<D> {
        if self.after == 0 {
            if self.what == "boom" {
                panic!("boom in poll");
            }
            return Poll::Ready(D(self.what));
        }
        self.after -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn inner(what: &'static str) -> D {
    let _a = D("inner a");
    let b = Arm { after: 1, what }.await;
    let _c = (D("tuple"), Arm { after: 2, what }.await);
    b
}

async fn outer() {
    let _x = D("x");
    let v = inner("fine").await;
    println!("got {}", v.0);
    let _y = [inner("f2").await, inner("boom").await];
    println!("never");
}

fn main() {
    let h = async {
        let t = spawn(async {
            let _s = D("spawned");
            yield_now().await;
            5
        });
        let r = join(
            async {
                let _j = D("j");
                t.await
            },
            outer(),
        )
        .await;
        println!("{}", r.0);
    };
    block_on(h);
}

// OUT: drop spawned
// OUT: drop j
// OUT: drop tuple
// OUT: drop fine
// OUT: drop inner a
// OUT: got fine
// OUT: drop tuple
// OUT: drop f2
// OUT: drop inner a
// OUT: drop inner a
// OUT: drop f2
// OUT: drop fine
// OUT: drop x
