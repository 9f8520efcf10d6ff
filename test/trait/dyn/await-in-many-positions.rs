// A dyn call awaited inside arguments, operators, conditions, patterns, loops
// and literals.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 24
trait Dice {
    async fn roll(&mut self) -> u32;
    async fn is_lucky(&self, n: u32) -> bool;
}

struct Loaded {
    next: u32,
}

impl Dice for Loaded {
    async fn roll(&mut self) -> u32 {
        if self.next % 2 == 0 {
            yield_now().await;
        }
        self.next += 1;
        self.next
    }
    async fn is_lucky(&self, n: u32) -> bool {
        n % 3 == self.next % 3
    }
}

struct Throw {
    b: u32,
    a: u32,
}

fn add(a: u32, b: u32) -> u32 {
    a * 10 + b
}

async fn play(d: &mut dyn Dice) {
    println!("{}", add(d.roll().await, d.roll().await));
    println!("{}", d.roll().await * 100 + d.roll().await);
    if d.is_lucky(1).await || d.is_lucky(2).await && d.roll().await > 0 {
        println!("lucky");
    }
    match d.roll().await {
        n if n > 100 => println!("never"),
        n => println!("rolled {n}"),
    }
    let t = Throw { b: d.roll().await, a: d.roll().await };
    println!("{} {}", t.a, t.b);
    let list = [d.roll().await, d.roll().await];
    println!("{:?}", list);
    let mut n = 0;
    while d.roll().await < 14 {
        n += 1;
    }
    println!("{n}");
    for i in 0..d.roll().await % 4 {
        println!("loop {i} {}", d.roll().await);
    }
    if let Some(x) = Some(d.roll().await) {
        println!("{x} {}", (d.roll().await, d.is_lucky(x).await).0);
    }
    let closed = { d.roll().await };
    println!("{closed} {}", -(d.roll().await as i32));
}

fn main() {
    block_on(play(&mut Loaded { next: 0 }));
}

// OUT: 12
// OUT: 304
// OUT: lucky
// OUT: rolled 5
// OUT: 7 6
// OUT: [8, 9]
// OUT: 4
// OUT: loop 0 16
// OUT: loop 1 17
// OUT: loop 2 18
// OUT: 19 20
// OUT: 21 -22
