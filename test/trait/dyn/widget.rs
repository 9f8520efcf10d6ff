// Everything at once in one trait: an async method with an `impl Into`
// argument, a value of unknown type, an async method that takes self by value
// with an `impl Trait` argument, and Clone.
//
// Two machines and two clones. Inline: Car::ship holds a car and a slot, twice.
// Box: 16 calls of machines, 8 of factories.
// ALLOCS nested: 4
// ALLOCS inline(256): 6
// ALLOCS box: 28
#[derive(Clone, Copy, PartialEq, Debug)]
enum Part {
    Wheel(u8),
    Motor { power: u32 },
    Label(&'static str),
}

impl From<u8> for Part {
    fn from(size: u8) -> Part {
        Part::Wheel(size)
    }
}

impl From<&'static str> for Part {
    fn from(text: &'static str) -> Part {
        Part::Label(text)
    }
}

struct Engine {
    power: u32,
    trace: Traced,
}

impl Into<Part> for Engine {
    fn into(self) -> Part {
        println!("  built in");
        Part::Motor { power: self.power }
    }
}

struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

trait Factory {
    async fn make(&mut self, part: Part) -> u32;
    fn name(&self) -> &'static str;
}

trait Machine: Clone {
    async fn extend(&mut self, part: impl Into<Part>) -> usize;
    fn parts(&self) -> impl Iterator<Item = Part>;
    async fn ship(self, factory: impl Factory) -> u32;
}

#[derive(Clone)]
struct Car {
    parts: [Option<Part>; 6],
    used: usize,
}

#[derive(Clone)]
struct Kite {
    tail: u8,
}

struct Taken<'c> {
    car: &'c Car,
    at: usize,
}

impl Iterator for Taken<'_> {
    type Item = Part;
    fn next(&mut self) -> Option<Part> {
        let p = self.car.parts[self.at]?;
        self.at += 1;
        Some(p)
    }
}

impl Machine for Car {
    async fn extend(&mut self, part: impl Into<Part>) -> usize {
        yield_now().await;
        self.parts[self.used] = Some(part.into());
        self.used += 1;
        self.used
    }
    fn parts(&self) -> impl Iterator<Item = Part> {
        Taken { car: self, at: 0 }
    }
    async fn ship(self, mut factory: impl Factory) -> u32 {
        println!("  {} ships a car", factory.name());
        let mut cost = 0;
        for p in self.parts() {
            cost += factory.make(p).await;
        }
        cost
    }
}

impl Machine for Kite {
    async fn extend(&mut self, part: impl Into<Part>) -> usize {
        match part.into() {
            Part::Wheel(n) => self.tail += n,
            other => println!("  a kite has no {:?}", other),
        }
        self.tail as usize
    }
    fn parts(&self) -> impl Iterator<Item = Part> {
        (0..self.tail).map(|n| Part::Wheel(n))
    }
    async fn ship(self, _factory: impl Factory) -> u32 {
        sleep(1).await;
        self.tail as u32
    }
}

struct Works {
    made: u32,
    owner: Traced,
}

impl Factory for Works {
    async fn make(&mut self, part: Part) -> u32 {
        self.made += 1;
        yield_now().await;
        match part {
            Part::Wheel(n) => n as u32,
            Part::Motor { power } => power * self.made,
            Part::Label(text) => text.len() as u32 * 1000,
        }
    }
    fn name(&self) -> &'static str {
        self.owner.0
    }
}

async fn build(m: &mut dyn Machine) {
    println!("{}", m.extend(3u8).await);
    println!("{}", m.extend("fast").await);
    println!("{}", m.extend(Engine { power: 7, trace: Traced("engine") }).await);
    println!("{}", m.extend(Part::Wheel(1)).await);
    for p in m.parts() {
        println!("  {:?}", p);
    }
}

async fn deliver(mut m: Box<dyn Machine>) -> u32 {
    build(&mut *m).await;
    let spare = m.clone();
    let cost = m.ship(Works { made: 0, owner: Traced("works") }).await;
    println!("cost {cost}");
    let mut n = 0;
    for _ in spare.parts() {
        n += 1;
    }
    println!("spare has {n}");
    cost + spare.ship(Works { made: 10, owner: Traced("other works") }).await
}

fn main() {
    println!("{}", block_on(deliver(Box::new(Car { parts: [None; 6], used: 0 }))));
    println!("{}", block_on(deliver(Box::new(Kite { tail: 0 }))));
}

// OUT: 1
// OUT: 2
// OUT:   built in
// OUT:   drop engine
// OUT: 3
// OUT: 4
// OUT:   Wheel(3)
// OUT:   Label("fast")
// OUT:   Motor { power: 7 }
// OUT:   Wheel(1)
// OUT:   works ships a car
// OUT:   drop works
// OUT: cost 4025
// OUT: spare has 4
// OUT:   other works ships a car
// OUT:   drop other works
// OUT: 8120
// OUT: 3
// OUT:   a kite has no Label("fast")
// OUT: 3
// OUT:   built in
// OUT:   drop engine
// OUT:   a kite has no Motor { power: 7 }
// OUT: 3
// OUT: 4
// OUT:   Wheel(0)
// OUT:   Wheel(1)
// OUT:   Wheel(2)
// OUT:   Wheel(3)
// OUT:   drop works
// OUT: cost 4
// OUT: spare has 4
// OUT:   drop other works
// OUT: 8
