// An implementation whose future is not Send cannot become `dyn Tr + Send`: a
// reference to a Cell lives over an await.
// ERROR: 49:37: Send
// ERROR: 50:37: Send
// ERROR: 52:37: mismatched types
use std::cell::Cell;

trait Worker {
    async fn work(&self, n: u32) -> u32;
}

struct Good;

struct Bad;

struct Shared {
    count: Cell<u32>,
}

impl Worker for Good {
    async fn work(&self, n: u32) -> u32 {
        let c = Cell::new(n);
        c.set(c.get() + 1);
        let m = c.get();
        yield_now().await;
        m
    }
}

impl Worker for Bad {
    async fn work(&self, n: u32) -> u32 {
        let c = Cell::new(n);
        let r = &c;
        yield_now().await;
        r.get()
    }
}

impl Worker for Shared {
    async fn work(&self, n: u32) -> u32 {
        self.count.set(n);
        yield_now().await;
        self.count.get()
    }
}

fn main() {
    let a: Box<dyn Worker + Send> = Box::new(Good);
    let b: Box<dyn Worker + Send> = Box::new(Bad);
    let c: Box<dyn Worker + Send> = Box::new(Shared { count: Cell::new(1) });
    let d: Box<dyn Worker> = Box::new(Bad);
    let e: Box<dyn Worker + Send> = d;
}
