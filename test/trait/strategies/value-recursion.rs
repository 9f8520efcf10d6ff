// Values of one call, one in another, 20 deep: each call runs while those before
// are alive.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 21
// ALLOCS custom(pool_grow): 13
// ALLOCS sealed: 0
// ALLOCS box: 21
trait Tree {
    fn below(&self) -> impl Iterator<Item = u32>;
}

struct Node(u32);

impl Tree for Node {
    fn below(&self) -> impl Iterator<Item = u32> {
        (0..self.0).take(1)
    }
}

fn depth(n: u32) -> u32 {
    let node = Node(n);
    let tree: &dyn Tree = &node;
    let mut deepest = 0;
    for _ in tree.below() {
        deepest = 1 + depth(n - 1);
    }
    deepest
}

fn main() {
    println!("{}", depth(20));
}

// OUT: 20
