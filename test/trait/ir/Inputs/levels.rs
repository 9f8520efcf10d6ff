#![dyn_async(cache)]
#![dyn_async(no_heap)]

#[dyn_async(inline(64))]
trait Work {
    async fn run(&self) -> u32;
    #[dyn_async(inline-or-trap(32))]
    async fn own(&self) -> u32;
}

struct One;

impl Work for One {
    async fn run(&self) -> u32 { 1 }
    async fn own(&self) -> u32 { 2 }
}

async fn plain(w: &dyn Work) {
    // Strategies of the trait, of the call, of the method.
    w.run().await;
    #[dyn_async(custom(pool_grow))]       w.run().await;
    w.own().await;
}

#[dyn_async(nested(512), no_heap)]
async fn function(w: &dyn Work) {
    w.run().await;
}

fn pool_grow() -> u32 { 7 }

fn main() {
    block_on(plain(&One));
    block_on(function(&One));
    println!("{}", pool_grow());
}
