// The cache of a call becomes larger when a larger implementer comes, and never
// smaller again. What a call gives up half-way, it gives back.
// STRATEGIES: cache
trait Work {
    async fn run(&mut self) -> u32;
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Small;
struct Middle;
struct Large;

impl Work for Small {
    async fn run(&mut self) -> u32 {
        yield_now().await;
        1
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..1
    }
}

struct Rows<A> {
    rows: A,
    left: u32,
}

impl<A> Iterator for Rows<A> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.left)
    }
}

impl Work for Middle {
    async fn run(&mut self) -> u32 {
        let mut all = [0; 50];
        for i in 0..50 {
            all[i] = i as u32;
        }
        yield_now().await;
        let mut sum = 0;
        for i in 0..50 {
            sum += all[i];
        }
        sum
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        Rows { rows: [0u8; 500], left: 2 }
    }
}

impl Work for Large {
    async fn run(&mut self) -> u32 {
        let mut all = [0; 1000];
        for i in 0..1000 {
            all[i] = i as u32;
        }
        yield_now().await;
        let mut sum = 0;
        for i in 0..1000 {
            sum += all[i];
        }
        sum
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        Rows { rows: [0u8; 5000], left: 3 }
    }
}

async fn awaits(small: &mut dyn Work, middle: &mut dyn Work, large: &mut dyn Work) {
    let before = allocations();
    for i in 0..60 {
        let w = match i % 10 {
            3 => &mut *middle,
            6 => &mut *large,
            _ => &mut *small,
        };
        w.run().await;
    }
    println!("{}", allocations() - before);
}

fn values(list: [&dyn Work; 3]) {
    let before = allocations();
    for i in 0..60 {
        let w = match i % 10 {
            3 => list[1],
            6 => list[2],
            _ => list[0],
        };
        for _ in w.keys() {
            break;
        }
    }
    println!("{}", allocations() - before);
}

fn main() {
    block_on(awaits(&mut Small, &mut Middle, &mut Large));
    values([&Small, &Middle, &Large]);
}

// ALLOCS all: 6
// OUT: 3
// OUT: 3
