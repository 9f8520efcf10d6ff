// An async call whose frame of 1.6 KB fits no slot of 256 or 1024 bytes. Nested,
// the root's keeper gets a block for it; the pool has none and sends it to the heap.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 1
// ALLOCS inline(256): 1
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 1
// ALLOCS custom(pool_grow): 1
// ALLOCS sealed: 0
// ALLOCS box: 1
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Big;

impl Work for Big {
    async fn run(&mut self, n: u32) -> u32 {
        let mut all = [0; 400];
        for i in 0..400 {
            all[i] = n + i as u32;
        }
        yield_now().await;
        let mut sum = 0;
        for i in 0..400 {
            sum += all[i];
        }
        sum
    }
}

async fn once(w: &mut dyn Work) {
    println!("before");
    println!("{}", w.run(1).await);
}

fn main() {
    block_on(once(&mut Big));
}

// OUT: before
// OUT: 80200
// OUT inline-or-trap(256): before
// EXIT inline-or-trap(256): -6
// STDERR inline-or-trap(256): there are 256
