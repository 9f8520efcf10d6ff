// A pool of mock sockets: tasks borrow a connection, wait for a free one in
// line, and hand it back when a guard is dropped, on failure too.
// ALLOCS all: 0
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

const SIZE: usize = 2;

#[derive(Clone, Copy)]
struct Socket {
    id: u32,
    uses: u32,
}

struct Pool {
    free: [Cell<Option<Socket>>; SIZE],
    // Who waits, in order of ticket.
    waiters: [Cell<Option<Waker>>; 8],
    next_ticket: Cell<usize>,
    serving: Cell<usize>,
}

impl Pool {
    fn new() -> Pool {
        let socket = |id| Cell::new(Some(Socket { id, uses: 0 }));
        Pool {
            free: [socket(1), socket(2)],
            waiters: [
                Cell::new(None),
                Cell::new(None),
                Cell::new(None),
                Cell::new(None),
                Cell::new(None),
                Cell::new(None),
                Cell::new(None),
                Cell::new(None),
            ],
            next_ticket: Cell::new(0),
            serving: Cell::new(0),
        }
    }

    fn get(&self) -> Acquire<'_> {
        Acquire { pool: self, ticket: None }
    }

    fn take_free(&self) -> Option<Socket> {
        for slot in &self.free {
            if let Some(s) = slot.get() {
                slot.set(None);
                return Some(s);
            }
        }
        None
    }

    fn give_back(&self, socket: Socket) {
        for slot in &self.free {
            if slot.get().is_none() {
                slot.set(Some(socket));
                break;
            }
        }
        if let Some(w) = self.waiters[self.serving.get() % 8].take() {
            w.wake();
        }
    }
}

struct Acquire<'p> {
    pool: &'p Pool,
    ticket: Option<usize>,
}

impl<'p> Future for Acquire<'p> {
    type Output = Connection<'p>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let pool = self.pool;
        let ticket = match self.ticket {
            Some(t) => t,
            None => {
                let t = pool.next_ticket.get();
                pool.next_ticket.set(t + 1);
                self.ticket = Some(t);
                t
            }
        };
        if ticket == pool.serving.get() {
            if let Some(mut socket) = pool.take_free() {
                pool.serving.set(ticket + 1);
                // The next in line may find one free, too.
                if let Some(w) = pool.waiters[(ticket + 1) % 8].take() {
                    w.wake();
                }
                socket.uses += 1;
                return Poll::Ready(Connection { pool, socket });
            }
        }
        pool.waiters[ticket % 8].set(Some(cx.waker().clone()));
        Poll::Pending
    }
}

struct Connection<'p> {
    pool: &'p Pool,
    socket: Socket,
}

impl Connection<'_> {
    async fn query(&mut self, text: &'static str, pause: u64) -> Option<usize> {
        println!("  socket {} <- {text}", self.socket.id);
        sleep(pause).await;
        if text == "bad" { None } else { Some(text.len()) }
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        println!("  socket {} is back, used {} times", self.socket.id, self.socket.uses);
        self.pool.give_back(self.socket);
    }
}

async fn client(pool: &Pool, name: &'static str, query: &'static str, pause: u64) -> Option<usize> {
    println!("{name} wants a connection");
    let mut c = pool.get().await;
    println!("{name} has socket {}", c.socket.id);
    let first = c.query(query, pause).await?;
    let second = c.query("commit", 0).await?;
    println!("{name} is done");
    Some(first + second)
}

async fn session(pool: &Pool) -> [Option<usize>; 4] {
    let ((a, b), (c, d)) = join(
        join(client(pool, "ann", "select", 3), client(pool, "bob", "bad", 1)),
        join(client(pool, "cid", "update", 1), client(pool, "dee", "x", 2)),
    )
    .await;
    [a, b, c, d]
}

fn main() {
    let pool = Pool::new();
    println!("{:?}", block_on(session(&pool)));
    println!("{:?}", block_on(client(&pool, "eve", "last", 0)));
    for slot in &pool.free {
        let s = slot.get().unwrap();
        println!("{} {}", s.id, s.uses);
    }
}

// OUT: ann wants a connection
// OUT: ann has socket 1
// OUT:   socket 1 <- select
// OUT: bob wants a connection
// OUT: bob has socket 2
// OUT:   socket 2 <- bad
// OUT: cid wants a connection
// OUT: dee wants a connection
// OUT:   socket 2 is back, used 1 times
// OUT: cid has socket 2
// OUT:   socket 2 <- update
// OUT:   socket 2 <- commit
// OUT: cid is done
// OUT:   socket 2 is back, used 2 times
// OUT: dee has socket 2
// OUT:   socket 2 <- x
// OUT:   socket 1 <- commit
// OUT: ann is done
// OUT:   socket 1 is back, used 1 times
// OUT:   socket 2 <- commit
// OUT: dee is done
// OUT:   socket 2 is back, used 3 times
// OUT: [Some(12), None, Some(12), Some(7)]
// OUT: eve wants a connection
// OUT: eve has socket 1
// OUT:   socket 1 <- last
// OUT:   socket 1 <- commit
// OUT: eve is done
// OUT:   socket 1 is back, used 2 times
// OUT: Some(10)
// OUT: 1 2
// OUT: 2 3
