// Where slots are aligned to two words of 4 bytes, a frame aligned to 16 lies in none:
// it goes to the heap, and is right there. What a match elides needs no slot.
// STRATEGIES: nested, inline(256), cache, custom(pool_grow), box, sealed
// OPTIONS: --link=%S/../../trait/strategies/support/grow.cpp
// ALLOCS all: 3
// ALLOCS sealed: 0
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

async fn calls(w: &mut dyn Work) {
    for n in 0..3 {
        println!("{}", w.run(n << 100).await);
    }
}

fn main() {
    println!("{} {}", align_of::<u128>(), size_of::<usize>());
    block_on(calls(&mut Wide(1)));
}

// OUT: 16 4
// OUT: 2
// OUT: 2535301200456458802993406410754
// OUT: 5070602400912917605986812821506
