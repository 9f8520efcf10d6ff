// Box::new_with runs the closure's call so that its result is made on the
// heap at once.
// ALLOCS all: 6
trait Source {
    async fn fetch(&self, key: u32) -> u32;
    fn all(&self) -> impl Iterator<Item = u32>;
}

struct Table {
    rows: [u32; 4],
}

struct Computed;

impl Source for Table {
    async fn fetch(&self, key: u32) -> u32 {
        yield_now().await;
        self.rows[key as usize]
    }
    fn all(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|r| *r)
    }
}

impl Source for Computed {
    async fn fetch(&self, key: u32) -> u32 {
        key * key
    }
    fn all(&self) -> impl Iterator<Item = u32> {
        (0..3).map(|n| n * n)
    }
}

async fn run(s: &dyn Source) {
    let a = Box::new_with(|| s.fetch(2));
    let b: Box<dyn Future<Output = u32>> = Box::new_with(|| s.fetch(3));
    println!("{} {}", a.await, b.await);
    let mut all = Box::new_with(|| s.all());
    println!("{:?} {:?}", all.next(), all.next());
    let rest: Box<dyn Iterator<Item = u32>> = all;
    let mut n = 0;
    for v in rest {
        println!("{v}");
        n += 1;
    }
    println!("{n} more");
}

fn main() {
    block_on(run(&Table { rows: [5, 6, 7, 8] }));
    block_on(run(&Computed));
}

// OUT: 7 8
// OUT: Some(5) Some(6)
// OUT: 7
// OUT: 8
// OUT: 2 more
// OUT: 4 9
// OUT: Some(0) Some(1)
// OUT: 4
// OUT: 1 more
