// A value behind dyn that has room in each slot.
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
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Few(u32);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..self.0
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
    println!("{}", sum(&Few(4)));
}

// OUT: 6
