// What a method of `dyn Trait + Send` takes as `impl Trait` has to be Send, and
// so has what its own async methods return; so do the values of the methods.
// ERROR: 72:7: it is not Send
// ERROR: 76:7: what its method `read` returns is not Send
// ERROR: 89:34: what its method `parts` returns is not Send
use std::cell::Cell;

trait Source {
    async fn read(&mut self) -> u32;
}

trait Job {
    async fn run(&mut self, items: impl Iterator<Item = u32>) -> u32;
    async fn pump(&mut self, source: impl Source) -> u32;
    fn parts(&self) -> impl Iterator<Item = u32>;
}

struct Adder;

impl Job for Adder {
    async fn run(&mut self, items: impl Iterator<Item = u32>) -> u32 {
        yield_now().await;
        items.sum()
    }
    async fn pump(&mut self, mut source: impl Source) -> u32 {
        source.read().await
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        0..2
    }
}

struct Shared {
    count: Cell<u32>,
}

struct Draining<'a>(&'a Cell<u32>);

impl Iterator for Draining<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        let n = self.0.get();
        self.0.set(n.checked_sub(1)?);
        Some(n)
    }
}

impl Job for Shared {
    async fn run(&mut self, items: impl Iterator<Item = u32>) -> u32 {
        items.sum()
    }
    async fn pump(&mut self, mut source: impl Source) -> u32 {
        source.read().await
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        Draining(&self.count)
    }
}

struct Holding;

impl Source for Holding {
    async fn read(&mut self) -> u32 {
        let c = Cell::new(1);
        let r = &c;
        yield_now().await;
        r.get()
    }
}

async fn run(j: &mut (dyn Job + Send), c: &Cell<u32>) -> u32 {
    j.run(Draining(c)).await
}

async fn pump(j: &mut (dyn Job + Send)) -> u32 {
    j.pump(Holding).await
}

async fn weaker(j: &mut (dyn Job + Send), c: &Cell<u32>) -> u32 {
    let j: &mut dyn Job = j;
    j.run(Draining(c)).await
}

fn main() {
    let c = Cell::new(1);
    block_on(run(&mut Adder, &c));
    block_on(pump(&mut Adder));
    block_on(weaker(&mut Adder, &c));
    let j: Box<dyn Job + Send> = Box::new(Shared { count: Cell::new(1) });
}
