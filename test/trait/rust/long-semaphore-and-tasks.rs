// A semaphore for concurrent workers beside a task of its own; permits are
// guards, waiters are served in order.
// ALLOCS all: 2
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct Shared {
    permits: Cell<u32>,
    most: Cell<u32>,
    active: Cell<u32>,
    log: [Cell<u32>; 8],
    logged: Cell<usize>,
    queue: [Cell<Option<Waker>>; 8],
    queued: Cell<usize>,
    served: Cell<usize>,
}

impl Shared {
    fn new(permits: u32) -> Shared {
        fn none() -> Cell<Option<Waker>> {
            Cell::new(None)
        }
        fn zero() -> Cell<u32> {
            Cell::new(0)
        }
        Shared {
            permits: Cell::new(permits),
            most: zero(),
            active: zero(),
            log: [zero(), zero(), zero(), zero(), zero(), zero(), zero(), zero()],
            logged: Cell::new(0),
            queue: [none(), none(), none(), none(), none(), none(), none(), none()],
            queued: Cell::new(0),
            served: Cell::new(0),
        }
    }

    fn note(&self, n: u32) {
        let i = self.logged.get();
        self.log[i].set(n);
        self.logged.set(i + 1);
    }

    fn acquire(&self) -> Acquire<'_> {
        Acquire { shared: self, waited: 0 }
    }
}

struct Acquire<'s> {
    shared: &'s Shared,
    waited: u32,
}

struct Permit<'s> {
    shared: &'s Shared,
    waited: u32,
}

impl<'s> Future for Acquire<'s> {
    type Output = Permit<'s>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Permit<'s>> {
        let s = self.shared;
        if s.permits.get() > 0 {
            s.permits.set(s.permits.get() - 1);
            s.active.set(s.active.get() + 1);
            s.most.set(s.most.get().max(s.active.get()));
            return Poll::Ready(Permit { shared: s, waited: self.waited });
        }
        self.waited += 1;
        s.queue[s.queued.get() % 8].set(Some(cx.waker().clone()));
        s.queued.set(s.queued.get() + 1);
        Poll::Pending
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let s = self.shared;
        s.permits.set(s.permits.get() + 1);
        s.active.set(s.active.get() - 1);
        if s.served.get() < s.queued.get() {
            let w = s.queue[s.served.get() % 8].take();
            s.served.set(s.served.get() + 1);
            if let Some(w) = w {
                w.wake();
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Done { id: u32, waited: u32, result: u64 },
    Skipped(u32),
}

async fn compute(n: u64, pause: u64) -> u64 {
    let mut acc = 1;
    for i in 1..=n {
        acc = acc * i % 1000007;
        if i % 3 == 0 {
            sleep(pause).await;
        }
    }
    acc
}

async fn worker(shared: &Shared, id: u32, size: u64) -> Outcome {
    if size > 20 {
        return Outcome::Skipped(id);
    }
    println!("{id} asks");
    let permit = shared.acquire().await;
    println!("{id} runs, waited {}", permit.waited);
    let result = compute(size, 1).await;
    shared.note(id);
    println!("{id} is done");
    Outcome::Done { id, waited: permit.waited, result }
}

async fn supervise(shared: &Shared) -> u64 {
    let beat = spawn(async {
        for i in 0..3 {
            println!("beat {i}");
            sleep(2).await;
        }
        100
    });
    let ((a, b), (c, (d, e))) = join(
        join(worker(shared, 1, 9), worker(shared, 2, 3)),
        join(worker(shared, 3, 6), join(worker(shared, 4, 50), worker(shared, 5, 2))),
    )
    .await;
    let mut sum = 0;
    for outcome in [a, b, c, d, e] {
        match outcome {
            Outcome::Done { id, waited, result } => {
                println!("   {id}: {result} after {waited}");
                sum += result;
            }
            Outcome::Skipped(id) => println!("   {id}: skipped"),
        }
    }
    sum + beat.await
}

fn main() {
    let shared = Shared::new(2);
    println!("{}", block_on(supervise(&shared)));
    print!("order of completion:");
    for i in 0..shared.logged.get() {
        print!(" {}", shared.log[i].get());
    }
    println!();
    println!("{} at once, {} permits left", shared.most.get(), shared.permits.get());
}

// OUT: 1 asks
// OUT: 1 runs, waited 0
// OUT: 2 asks
// OUT: 2 runs, waited 0
// OUT: 3 asks
// OUT: 5 asks
// OUT: beat 0
// OUT: 2 is done
// OUT: 3 runs, waited 1
// OUT: beat 1
// OUT: 1 is done
// OUT: 3 is done
// OUT: 5 runs, waited 4
// OUT: 5 is done
// OUT:    1: 362880 after 0
// OUT:    2: 6 after 0
// OUT:    3: 720 after 1
// OUT:    4: skipped
// OUT:    5: 2 after 4
// OUT: beat 2
// OUT: 363708
// OUT: order of completion: 2 1 3 5
// OUT: 2 at once, 2 permits left
