// Two calls alive at once: each made by a part of the caller that has a slot of its
// own for it, or none. Nested: two blocks of the root's keeper, since frames that
// are polled later are offered no slot of their caller's.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 2
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 4
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 4
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

async fn both(a: &mut dyn Work, b: &mut dyn Work) {
    let (x, y) = join(async { a.run(1).await + a.run(2).await }, async { b.run(10).await + b.run(20).await }).await;
    println!("{x} {y}");
}

fn main() {
    block_on(both(&mut Small { seen: 0 }, &mut Small { seen: 5 }));
}

// OUT: 4 50
