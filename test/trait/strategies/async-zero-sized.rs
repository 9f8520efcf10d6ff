// An implementer, an argument and a result without a size, ready at once.
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
    async fn run(&self, nothing: ()) -> ();
}

struct Nothing;

impl Work for Nothing {
    async fn run(&self, nothing: ()) -> () {
        nothing
    }
}

async fn once(w: &dyn Work) {
    println!("{:?}", w.run(()).await);
}

fn main() {
    block_on(once(&Nothing));
}

// OUT: ()
