// An async call whose frame has room in each slot.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 1
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 1
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

async fn once(w: &mut dyn Work) {
    println!("{}", w.run(7).await);
}

fn main() {
    block_on(once(&mut Small { seen: 1 }));
}

// OUT: 8
