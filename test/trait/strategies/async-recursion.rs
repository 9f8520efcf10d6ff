// A recursion through dyn, 20 calls deep. Nested, what exceeds the root's slot
// goes to its keeper; a pool of eight blocks has no more than eight. Each call has a
// cache of its own. Sealed, the frame would contain itself: the first lies in its
// caller, the others are boxes.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 2
// ALLOCS inline(256): 21
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 21
// ALLOCS custom(pool_grow): 13
// ALLOCS sealed: 20
// ALLOCS box: 21
trait Work {
    async fn sum(&self, me: &dyn Work, n: u32) -> u32;
}

struct Triangle;

impl Work for Triangle {
    async fn sum(&self, me: &dyn Work, n: u32) -> u32 {
        yield_now().await;
        if n == 0 {
            return 0;
        }
        n + me.sum(me, n - 1).await
    }
}

async fn once(w: &dyn Work) {
    println!("before");
    println!("{}", w.sum(w, 20).await);
}

fn main() {
    block_on(once(&Triangle));
}

// OUT: before
// OUT: 210
// OUT inline-or-trap(256): before
// EXIT inline-or-trap(256): -6
// STDERR inline-or-trap(256): there are 256
