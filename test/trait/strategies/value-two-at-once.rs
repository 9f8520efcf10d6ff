// Two values alive at once.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 2
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 4
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Few(u32);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..self.0
    }
}

fn pairs(a: &dyn Keys, b: &dyn Keys) -> u32 {
    let mut total = 0;
    for x in a.keys() {
        for y in b.keys() {
            total += x * y;
        }
    }
    total
}

fn main() {
    println!("{}", pairs(&Few(3), &Few(4)));
}

// OUT: 18
