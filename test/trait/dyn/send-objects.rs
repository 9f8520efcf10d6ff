// `dyn Trait + Send`: implementers whose futures are Send are accepted, also
// with a Cell that does not live over an await.
// ALLOCS nested: 3
// ALLOCS inline(256): 3
// ALLOCS box: 10
use std::cell::Cell;

trait Worker {
    async fn work(&mut self, n: u32) -> u32;
}

struct Plain {
    done: u32,
}

struct Counting {
    calls: Cell<u32>,
}

struct Careful;

impl Worker for Plain {
    async fn work(&mut self, n: u32) -> u32 {
        sleep(1).await;
        self.done += n;
        self.done
    }
}

impl Worker for Counting {
    async fn work(&mut self, n: u32) -> u32 {
        // `&mut Counting` is Send: it does not share the Cell.
        self.calls.set(self.calls.get() + n);
        yield_now().await;
        self.calls.get()
    }
}

impl Worker for Careful {
    async fn work(&mut self, n: u32) -> u32 {
        let twice = {
            let c = Cell::new(n);
            let r = &c;
            r.set(r.get() * 2);
            c.get()
        };
        yield_now().await;
        twice
    }
}

fn accept(w: Box<dyn Worker + Send>) -> Box<dyn Worker + Send> {
    w
}

async fn run(w: &mut (dyn Worker + Send)) -> u32 {
    w.work(1).await + w.work(2).await
}

fn main() {
    let mut all: [Box<dyn Worker + Send>; 3] =
        [accept(Box::new(Plain { done: 0 })), Box::new(Counting { calls: Cell::new(5) }), Box::new(Careful)];
    for w in &mut all {
        println!("{}", block_on(run(&mut **w)));
    }
    let mut without: Box<dyn Worker> = accept(Box::new(Plain { done: 9 }));
    println!("{}", block_on(async { without.work(1).await }));
}

// OUT: 4
// OUT: 14
// OUT: 6
// OUT: 10
