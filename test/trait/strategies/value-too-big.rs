// A value of 1.6 KB fits no slot.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 1
// ALLOCS inline(256): 1
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 1
// ALLOCS custom(pool_grow): 1
// ALLOCS sealed: 0
// ALLOCS box: 1
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Table {
    rows: [u32; 400],
    at: usize,
}

impl Iterator for Table {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.at += 1;
        if self.at > 400 {
            return None;
        }
        Some(self.rows[self.at - 1])
    }
}

struct Many;

impl Keys for Many {
    fn keys(&self) -> impl Iterator<Item = u32> {
        Table { rows: [2; 400], at: 0 }
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
    println!("before");
    println!("{}", sum(&Many));
}

// OUT: before
// OUT: 800
// OUT inline-or-trap(256): before
// EXIT inline-or-trap(256): -6
// STDERR inline-or-trap(256): there are 256
