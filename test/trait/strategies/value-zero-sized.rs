// A value without a size takes no storage from anybody.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS all: 0
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Nothing;

impl Keys for Nothing {
    fn keys(&self) -> impl Iterator<Item = u32> {
        empty()
    }
}

fn sum(k: &dyn Keys) -> u32 {
    let mut total = 0;
    for key in k.keys() {
        total += key;
    }
    total
}

fn main() {
    println!("{}", sum(&Nothing));
}

// OUT: 0
