// A call of a plain method through a vtable.
// Four implementers called in turn; the same work. trait-call.py
// sets ROUNDS.

const ROUNDS: u64 = 1000;

trait Step {
    fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64;
}

struct Xor {
    total: u64,
}

impl Step for Xor {
    fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            panic!("never");
        }
        self.total = (kept ^ b).wrapping_add(c ^ d);
        self.total
    }
}

struct Plus {
    total: u64,
}

impl Step for Plus {
    fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            panic!("never");
        }
        self.total = (kept.wrapping_add(b)).wrapping_add(c ^ d);
        self.total
    }
}

struct Minus {
    total: u64,
}

impl Step for Minus {
    fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            panic!("never");
        }
        self.total = (kept.wrapping_sub(b)).wrapping_add(c ^ d);
        self.total
    }
}

struct Either {
    total: u64,
}

impl Step for Either {
    fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a);
        if kept == u64::MAX {
            panic!("never");
        }
        self.total = (kept | b).wrapping_add(c ^ d);
        self.total
    }
}

fn drive(rounds: u64) -> u64 {
    let mut all: [Box<dyn Step>; 4] = [
        Box::new(Xor { total: 1 }),
        Box::new(Plus { total: 2 }),
        Box::new(Minus { total: 3 }),
        Box::new(Either { total: 4 }),
    ];
    let mut sum = 0u64;
    let mut i = 0;
    while i < 4 * rounds {
        sum = sum.wrapping_add(all[(i % 4) as usize].step(i, sum, i, i));
        i += 1;
    }
    sum
}

fn main() {
    println!("{}", drive(ROUNDS));
}
