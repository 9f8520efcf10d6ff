// custom(F): F is a C function with the type `grow`, linked to the program. It
// may be named at each level; a function of the program of the same name is
// another one.
// STRATEGIES: box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS all: 0
#![dyn_async(custom(pool_grow))]

#[dyn_async(custom(start_up_grow))]
trait Work {
    async fn run(&mut self, n: u32) -> u32;
    #[dyn_async(custom(strict_pool_grow))]
    fn keys(&self) -> impl Iterator<Item = u32>;
}

trait Other {
    async fn run(&self) -> u32;
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        yield_now().await;
        n
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..3
    }
}

impl Other for Small {
    async fn run(&self) -> u32 {
        yield_now().await;
        4
    }
}

#[dyn_async(custom(pool_grow))]
async fn in_function(w: &mut dyn Work) -> u32 {
    let mut sum = 0;
    for n in 0..100 {
        sum += w.run(n).await;
    }
    sum
}

async fn at_call(w: &mut dyn Work, o: &dyn Other) -> u32 {
    let mut sum = #[dyn_async(custom(pool_grow))] w.run(1).await;
    sum += w.run(1).await;
    for key in w.keys() {
        sum += key;
    }
    sum + o.run().await
}

fn pool_grow() -> u32 {
    7
}

fn main() {
    println!("{} {} {}", block_on(in_function(&mut Small)), block_on(at_call(&mut Small, &Small)), pool_grow());
}

// OUT: 4950 9 7
