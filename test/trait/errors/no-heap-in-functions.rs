// What may reach the heap in a function that must not, where it stands.
// ERROR: 21:5: (strategy nested), which dynasync-no-heap forbids in the function at
// ERROR: 22:26: strategy box
// ERROR: 23:28: strategy cache
// ERROR: 24:35: strategy inline
// ERROR: 25:5: strategy box
// ERROR: 30:14: strategy nested
// ERROR: 44:30: strategy nested
trait Work {
    async fn run(&self) -> u32;
    fn keys(&self) -> impl Iterator<Item = u32>;
}

#[dyn_async(no_heap)]
async fn calls(w: &dyn Work) {
    #[dyn_async(inline-or-trap(64))] w.run().await;
    (#[dyn_async(try(64))] w.run().await).unwrap();
    #[dyn_async(custom(grow))] w.run().await;
    with_heap(w).await;
    // The awaits from here on are errors.
    w.run().await;
    #[dyn_async(box)]    w.run().await;
    #[dyn_async(cache)]    w.run().await;
    #[dyn_async(inline(64))]      w.run().await;
    w.run().box;
}

#[dyn_async(no_heap)]
fn values(w: &dyn Work) {
    for n in w.keys() {}
}

async fn with_heap(w: &dyn Work) {
    w.run().await;
}

struct Here;

// An impl says it of its functions, and of closures in them.
#[dyn_async(no_heap, inline-or-trap(64))]
impl Here {
    async fn calls(&self, w: &dyn Work) {
        w.run().await;
        #[dyn_async(nested)] w.run().await;
    }
}

struct One;

impl Work for One {
    async fn run(&self) -> u32 {
        1
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..1
    }
}

fn main() {
    block_on(calls(&One));
    values(&One);
    block_on(Here.calls(&One));
}
