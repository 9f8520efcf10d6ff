// A frame aligned to 16 bytes, as much as any type of the language asks for, lies
// in a slot as others do.
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
    async fn run(&mut self, n: u128) -> u128;
}

struct Wide(u128);

impl Work for Wide {
    async fn run(&mut self, n: u128) -> u128 {
        let kept = self.0 + n;
        let place = &kept;
        yield_now().await;
        *place * 2
    }
}

async fn once(w: &mut dyn Work) {
    println!("{}", w.run(1 << 100).await);
}

fn main() {
    println!("{}", align_of::<u128>());
    block_on(once(&mut Wide(1)));
}

// OUT: 16
// OUT: 2535301200456458802993406410754
