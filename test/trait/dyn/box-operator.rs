// `.box` gives a future of unknown size a place on the heap: held, returned,
// stored, awaited later, dropped unawaited. One that is awaited at once is none.
// ALLOCS all: 5
trait Job {
    async fn run(&mut self, n: u32) -> u32;
}

struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Slow {
    runs: u32,
}

struct Quick;

impl Job for Slow {
    async fn run(&mut self, n: u32) -> u32 {
        let _t = Traced("in slow");
        self.runs += 1;
        sleep(1).await;
        n * 2 + self.runs
    }
}

impl Job for Quick {
    async fn run(&mut self, n: u32) -> u32 {
        n + 1
    }
}

fn start(j: &mut dyn Job, n: u32) -> Box<dyn Future<Output = u32> + '_> {
    println!("start {n}");
    j.run(n).box
}

async fn both(a: &mut dyn Job, b: &mut dyn Job) -> u32 {
    let first = a.run(1).box;
    let second = b.run(2).box;
    println!("both are made");
    // In the other order.
    second.await + first.await
}

async fn stored(a: &mut dyn Job) -> u32 {
    let mut slot = Some(a.run(100).box);
    yield_now().await;
    match slot.take() {
        Some(f) => f.await,
        None => 0,
    }
}

fn main() {
    let mut s = Slow { runs: 0 };
    println!("{}", block_on(start(&mut s, 5)));
    println!("{}", block_on(both(&mut s, &mut Quick)));
    println!("{}", block_on(stored(&mut s)));
    let never = start(&mut s, 9);
    drop(never);
    println!("{} runs", s.runs);
    println!("{}", block_on(async { (&mut s as &mut dyn Job).run(0).box.await }));
}

// OUT: start 5
// OUT: drop in slow
// OUT: 11
// OUT: both are made
// OUT: drop in slow
// OUT: 7
// OUT: drop in slow
// OUT: 203
// OUT: start 9
// OUT: 3 runs
// OUT: drop in slow
// OUT: 4
