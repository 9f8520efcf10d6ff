// A whole program without a heap: frames are a part of their callers' or lie in
// slots, and what does not fit ends the program, whatever its strategy.
// STRATEGIES: nested, inline(256), custom(pool_grow)
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS all: 0
// EXIT: -6
// STDERR: has no room for what `Big.run
#![dyn_async(no_heap)]

trait Work {
    async fn run(&mut self, n: u32) -> u32;
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Small;
struct Big;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        yield_now().await;
        n
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..2
    }
}

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
    fn keys(&self) -> impl Iterator<Item = u32> {
        2..5
    }
}

async fn calls(w: &mut dyn Work) {
    for key in w.keys() {
        println!("{key}");
    }
    println!("{:?}", #[dyn_async(try(512))] w.run(5).await);
    println!("{}", w.run(7).await);
}

fn main() {
    block_on(calls(&mut Small));
    block_on(calls(&mut Big));
}

// OUT: 0
// OUT: 1
// OUT: Ok(5)
// OUT: 7
// OUT: 2
// OUT: 3
// OUT: 4
// OUT: Err(TooLarge)
