// An iterator that is left in the middle is dropped with what it holds.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 2
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 2
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
        (0..9).map(move |n| n + held.number())
    }
}

fn first_above(k: &dyn Keys, limit: u32) -> u32 {
    for key in k.keys() {
        if key > limit {
            return key;
        }
    }
    0
}

fn main() {
    println!("{}", first_above(&Few(1), 3));
    println!("{}", first_above(&Few(2), 30));
}

// OUT: drop 1
// OUT: 4
// OUT: drop 2
// OUT: 0
