// The same call twice, and 1000 times.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 2
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 1002
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Small {
    seen: u32,
}

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        yield_now().await;
        self.seen += n;
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
    println!("{}", block_on(rounds(&mut Small { seen: 1 }, 2)));
    println!("{}", block_on(rounds(&mut Small { seen: 1 }, 1000)));
}

// OUT: 2
// OUT: 499501
