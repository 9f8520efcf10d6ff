// A value aligned to 16 bytes, as much as any type of the language asks for.
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
    fn keys(&self) -> impl Iterator<Item = u128>;
}

struct Few(u128);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u128> {
        let top = self.0 << 100;
        once(top).chain(once(top + 1))
    }
}

fn sum(k: &dyn Keys) -> u128 {
    let mut total = 0;
    for key in k.keys() {
        total += key;
    }
    total
}

fn main() {
    println!("{}", sum(&Few(1)));
}

// OUT: 2535301200456458802993406410753
