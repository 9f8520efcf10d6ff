// Strategy sealed of values in every situation, with four implementers. The
// functions say so; as the program's strategy it also gives each implementer a
// number, so that a call is a match. Nothing allocates.
//
// STRATEGIES: sealed, nested
// ALLOCS all: 0
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u128>;
}

// Its values have no size.
struct Nothing;

impl Keys for Nothing {
    fn keys(&self) -> impl Iterator<Item = u128> {
        empty()
    }
}

struct Loud(u128);

impl Loud {
    fn number(&self) -> u128 {
        self.0
    }
}

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

// Aligned to 16 bytes, with something to drop.
struct Few(u128);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u128> {
        let held = Loud(self.0);
        if self.0 > 100 {
            panic!("too many");
        }
        (0..5).map(move |n| n as u128 + held.number())
    }
}

struct Small(u32);

impl Keys for Small {
    fn keys(&self) -> impl Iterator<Item = u128> {
        (0..self.0).map(|n| n as u128)
    }
}

struct Table {
    rows: [u32; 400],
    at: usize,
}

impl Iterator for Table {
    type Item = u128;
    fn next(&mut self) -> Option<u128> {
        self.at += 1;
        if self.at > 400 {
            return None;
        }
        Some(self.rows[self.at - 1] as u128)
    }
}

// 1.6 KB.
struct Many;

impl Keys for Many {
    fn keys(&self) -> impl Iterator<Item = u128> {
        Table { rows: [2; 400], at: 0 }
    }
}

#[dyn_async(sealed)]
fn sum(k: &dyn Keys) -> u128 {
    let mut total = 0;
    for key in k.keys() {
        total += key;
    }
    total
}

#[dyn_async(sealed)]
fn in_a_loop(list: &[&dyn Keys], rounds: u32) -> u128 {
    let mut total = 0;
    for _ in 0..rounds {
        for k in list {
            for key in k.keys() {
                total += key;
            }
        }
    }
    total
}

#[dyn_async(sealed)]
fn two_at_once(a: &dyn Keys, b: &dyn Keys) -> u128 {
    let mut total = 0;
    for x in a.keys() {
        for y in b.keys() {
            total += x * y;
        }
    }
    total
}

#[dyn_async(sealed)]
fn first_above(k: &dyn Keys, limit: u128) -> u128 {
    for key in k.keys() {
        if key > limit {
            return key;
        }
    }
    0
}

#[dyn_async(sealed)]
fn depth(n: u32) -> u32 {
    let small = Small(n);
    let k: &dyn Keys = &small;
    let mut deepest = 0;
    for key in k.keys() {
        if key == 0 {
            deepest = 1 + depth(n - 1);
        }
    }
    deepest
}

fn main() {
    println!("{}", sum(&Nothing));
    println!("{}", sum(&Small(4)));
    println!("{}", sum(&Few(7)));
    println!("{}", sum(&Many));
    println!("{}", in_a_loop(&[&Nothing, &Small(4), &Many], 2));
    println!("{}", in_a_loop(&[&Nothing, &Small(4), &Many], 1000));
    println!("{}", two_at_once(&Small(3), &Small(4)));
    println!("{}", two_at_once(&Small(3), &Many));
    println!("{}", first_above(&Few(1), 3));
    println!("{}", depth(20));
    println!("{}", sum(&Few(101)));
}

// OUT: 0
// OUT: 6
// OUT: drop 7
// OUT: 45
// OUT: 800
// OUT: 1612
// OUT: 806000
// OUT: 18
// OUT: 2400
// OUT: drop 1
// OUT: 4
// OUT: 20
// OUT: drop 101
// EXIT: 101
// STDERR: too many
