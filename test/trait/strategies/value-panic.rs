// A constructor that panics, after another value was made and used: the storage is
// given back, and what there is dropped.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 3
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 3
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Loud(u32);

impl Loud {
    fn number(&self) -> u32 {
        self.0
    }
}

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Few(u32);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u32> {
        let held = Loud(self.0);
        if self.0 > 1 {
            panic!("too many");
        }
        (0..2).map(move |n| n + held.number())
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
    for n in 0..3 {
        println!("{}", sum(&Few(n)));
    }
}

// OUT: drop 0
// OUT: 1
// OUT: drop 1
// OUT: 3
// OUT: drop 2
// EXIT: 101
// STDERR: too many
