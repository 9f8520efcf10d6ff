// A cache is one block for all the calls that are made at a place, and is freed
// with the caller: here once for each of two callers.
// STRATEGIES: cache
// ALLOCS all: 2
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Small {
    seen: u32,
}

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        if n % 1000 == 0 {
            yield_now().await;
        }
        self.seen = self.seen.wrapping_add(n);
        self.seen
    }
}

async fn rounds(w: &mut dyn Work, n: u32) -> u32 {
    let mut last = 0;
    for i in 0..n {
        last = w.run(i).await;
    }
    last
}

fn main() {
    println!("{}", block_on(rounds(&mut Small { seen: 0 }, 1_000_000)));
    println!("{}", block_on(rounds(&mut Small { seen: 0 }, 10)));
}

// OUT: 1783293664
// OUT: 45
