// An arena holds futures and values until it goes.
//
// All seven things go into the one chunk of 4 KiB that the arena takes.
// ALLOCS all: 1
trait Step {
    async fn step(&self, n: u32) -> u32;
    fn range(&self, n: u32) -> impl Iterator<Item = u32>;
}

struct Traced(u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Up(u32);

impl Step for Up {
    async fn step(&self, n: u32) -> u32 {
        let t = Traced(n);
        yield_now().await;
        t.0 + self.0
    }
    fn range(&self, n: u32) -> impl Iterator<Item = u32> {
        let by = self.0;
        (0..n).map(move |i| i * by)
    }
}

async fn run(s: &dyn Step) -> u32 {
    let arena = Arena::new();
    let a = arena.new_with(|| s.step(1));
    let b = arena.new_with(|| s.step(2));
    let mut r = arena.new_with(|| s.range(4));
    println!("made");
    let sum = b.await * 100 + a.await;
    println!("{:?} {:?}", r.next(), r.next());
    let mut rest = 0;
    for v in r {
        rest += v;
    }
    println!("{rest}");
    let unused = arena.new_with(|| s.step(3));
    drop(unused);
    for i in 10..13 {
        println!("{}", arena.new_with(|| s.step(i)).await);
    }
    sum
}

fn main() {
    println!("{}", block_on(run(&Up(5))));
}

// OUT: made
// OUT: drop 2
// OUT: drop 1
// OUT: Some(0) Some(5)
// OUT: 25
// OUT: drop 10
// OUT: 15
// OUT: drop 11
// OUT: 16
// OUT: drop 12
// OUT: 17
// OUT: 706
