// The same call twice, and 1000 times.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 2
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 1002
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Few(u32);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..self.0
    }
}

fn rounds(k: &dyn Keys, n: u32) -> u32 {
    let mut total = 0;
    for _ in 0..n {
        for key in k.keys() {
            total += key;
        }
    }
    total
}

fn main() {
    println!("{}", rounds(&Few(4), 2));
    println!("{}", rounds(&Few(4), 1000));
}

// OUT: 12
// OUT: 6000
