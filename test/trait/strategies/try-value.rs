// `try(N)` at a call that gives a value: an Ok holds it where the call made it, for
// as long as it is wanted. While one is alive, the same call has no room.
// ALLOCS all: 0
trait Keys {
    fn keys(&self, held: Loud) -> impl Iterator<Item = u32>;
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

struct Few;
struct Many;
struct None;

impl Keys for Few {
    fn keys(&self, held: Loud) -> impl Iterator<Item = u32> {
        (0..3).map(move |n| n * held.number())
    }
}

struct Table {
    rows: [u32; 100],
    at: usize,
}

impl Iterator for Table {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.at += 1;
        Some(self.rows[self.at - 1])
    }
}

impl Keys for Many {
    fn keys(&self, _held: Loud) -> impl Iterator<Item = u32> {
        println!("many run");
        Table { rows: [2; 100], at: 0 }
    }
}

impl Keys for None {
    fn keys(&self, _held: Loud) -> impl Iterator<Item = u32> {
        empty()
    }
}

fn sum(k: &dyn Keys, n: u32) -> Result<u32, TooLarge> {
    let mut total = 0;
    for key in (#[dyn_async(try(64))] k.keys(Loud(n)))? {
        total += key;
    }
    Ok(total)
}

fn nested(k: &dyn Keys, depth: u32) -> u32 {
    match #[dyn_async(try(64))] k.keys(Loud(depth)) {
        Ok(mut keys) => {
            keys.next();
            if depth < 3 {
                nested(k, depth + 1);
            }
            keys.next().unwrap_or(9)
        }
        Err(TooLarge) => 100,
    }
}

// One call, whose slot is free again only when what it gave is gone.
fn twice(k: &dyn Keys) {
    let mut first = Option::None;
    for n in 1..4 {
        match #[dyn_async(try(64))] k.keys(Loud(n)) {
            Ok(keys) => {
                println!("{n} made");
                first = Some(keys);
            }
            Err(e) => println!("{n} {:?}", e),
        }
        if n == 2 {
            first = Option::None;
        }
    }
    drop(first);
}

fn main() {
    println!("{:?}", sum(&Few, 5));
    println!("{:?}", sum(&Many, 6));
    println!("{:?}", sum(&None, 7));
    println!("{}", nested(&Few, 1));
    twice(&Few);
}

// OUT: drop 5
// OUT: Ok(15)
// OUT: drop 6
// OUT: Err(TooLarge)
// OUT: drop 7
// OUT: Ok(0)
// OUT: drop 3
// OUT: drop 2
// OUT: drop 1
// OUT: 1
// OUT: 1 made
// OUT: drop 2
// OUT: 2 TooLarge
// OUT: drop 1
// OUT: 3 made
// OUT: drop 3
