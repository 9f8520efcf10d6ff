// Two actors and a bounded channel each, whose ends wake one another.
// ALLOCS all: 16
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct Chan {
    buf: [Cell<Option<u32>>; 4],
    head: Cell<usize>,
    len: Cell<usize>,
    closed: Cell<bool>,
    rx: Cell<Option<Waker>>,
    tx: Cell<Option<Waker>>,
}

impl Chan {
    fn new() -> Chan {
        Chan {
            buf: [Cell::new(None), Cell::new(None), Cell::new(None), Cell::new(None)],
            head: Cell::new(0),
            len: Cell::new(0),
            closed: Cell::new(false),
            rx: Cell::new(None),
            tx: Cell::new(None),
        }
    }
    fn send(&self, v: u32) -> Send<'_> {
        Send { c: self, v: Some(v) }
    }
    fn recv(&self) -> Recv<'_> {
        Recv(self)
    }
    fn close(&self) {
        self.closed.set(true);
        if let Some(w) = self.rx.take() {
            w.wake();
        }
    }
}

struct Send<'a> {
    c: &'a Chan,
    v: Option<u32>,
}

struct Recv<'a>(&'a Chan);

impl Future for Send<'_> {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let c = self.c;
        if c.len.get() == 4 {
            c.tx.set(Some(cx.waker().clone()));
            return Poll::Pending;
        }
        c.buf[(c.head.get() + c.len.get()) % 4].set(self.v.take());
        c.len.set(c.len.get() + 1);
        if let Some(w) = c.rx.take() {
            w.wake_by_ref();
            w.wake();
        }
        Poll::Ready(())
    }
}

impl Future for Recv<'_> {
    type Output = Option<u32>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        let c = self.0;
        if c.len.get() == 0 {
            if c.closed.get() {
                return Poll::Ready(None);
            }
            c.rx.set(Some(cx.waker().clone()));
            return Poll::Pending;
        }
        let v = c.buf[c.head.get()].take();
        c.head.set((c.head.get() + 1) % 4);
        c.len.set(c.len.get() - 1);
        if let Some(w) = c.tx.take() {
            w.wake();
        }
        Poll::Ready(v)
    }
}

trait Actor {
    fn handle<'a>(&'a mut self, m: u32) -> Pin<Box<dyn Future<Output = bool> + 'a>>;
}

struct Sum {
    t: u32,
}

impl Actor for Sum {
    fn handle<'a>(&'a mut self, m: u32) -> Pin<Box<dyn Future<Output = bool> + 'a>> {
        Box::pin(async move {
            if m % 3 == 0 {
                yield_now().await;
            }
            self.t += m;
            self.t < 40
        })
    }
}

struct Echo<'c> {
    to: &'c Chan,
}

impl Actor for Echo<'_> {
    fn handle<'a>(&'a mut self, m: u32) -> Pin<Box<dyn Future<Output = bool> + 'a>> {
        Box::pin(async move {
            self.to.send(m * 2).await;
            println!("echo {m}");
            true
        })
    }
}

async fn run(c: &Chan, a: &mut dyn Actor, name: &str) -> u32 {
    let mut n = 0;
    while let Some(m) = c.recv().await {
        n += 1;
        println!("{name} got {m}");
        if !a.handle(m).await {
            println!("{name} stops");
            break;
        }
    }
    n
}

fn main() {
    let log = Cell::new(0);
    let (c, d) = (Chan::new(), Chan::new());
    let mut s = Sum { t: 0 };
    let mut e = Echo { to: &d };
    let r = block_on(join(
        join(
            async {
                for i in 0..9 {
                    c.send(i).await;
                    log.set(log.get() + 1);
                }
                c.close();
            },
            async {
                let n = run(&c, &mut e, "echo").await;
                d.close();
                n
            },
        ),
        run(&d, &mut s, "sum"),
    ));
    println!("{:?} {} {}", r, s.t, log.get());
}

// OUT: echo got 0
// OUT: echo 0
// OUT: echo got 1
// OUT: echo 1
// OUT: echo got 2
// OUT: echo 2
// OUT: echo got 3
// OUT: echo 3
// OUT: sum got 0
// OUT: echo got 4
// OUT: echo 4
// OUT: echo got 5
// OUT: sum got 2
// OUT: sum got 4
// OUT: sum got 6
// OUT: echo 5
// OUT: echo got 6
// OUT: echo 6
// OUT: echo got 7
// OUT: echo 7
// OUT: echo got 8
// OUT: sum got 8
// OUT: sum got 10
// OUT: sum got 12
// OUT: echo 8
// OUT: sum stops
// OUT: (((), 9), 7) 42 9
