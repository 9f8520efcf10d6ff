// An inner attribute sets the default of the whole program.
//
// The program's own attribute holds: Even fits, Limit has a slot for 128 bytes
// itself and does not, 20 times.
// ALLOCS all: 20
#![dyn_async(inline(128))]

trait Gate {
    async fn pass(&self, n: u32) -> bool;
}

struct Even;
struct Limit {
    max: u32,
    other: Box<dyn Gate>,
}

impl Gate for Even {
    async fn pass(&self, n: u32) -> bool {
        yield_now().await;
        n % 2 == 0
    }
}

impl Gate for Limit {
    async fn pass(&self, n: u32) -> bool {
        n < self.max && self.other.pass(n).await
    }
}

async fn count(g: &dyn Gate) -> u32 {
    let mut passed = 0;
    for n in 0..20 {
        if g.pass(n).await {
            passed += 1;
        }
    }
    passed
}

fn main() {
    println!("{} {}", block_on(count(&Even)), block_on(count(&Limit { max: 7, other: Box::new(Even) })));
}

// OUT: 10 4
