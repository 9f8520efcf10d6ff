// By-value receivers that are pointers themselves: references, boxes, functions,
// and structures of one.
// ALLOCS nested: 21
// ALLOCS inline(256): 21
// ALLOCS box: 31
struct Traced(u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Eat {
    async fn eat(self, n: u32) -> u32;
    fn plain(self) -> u32;
    fn give(self) -> impl Iterator<Item = u32>;
}

struct Holder(Box<Traced>);
struct Borrower<'a>(&'a Traced);

impl<'a> Eat for &'a Traced {
    async fn eat(self, n: u32) -> u32 {
        yield_now().await;
        self.0 + n
    }
    fn plain(self) -> u32 {
        self.0
    }
    fn give(self) -> impl Iterator<Item = u32> {
        once(self.0)
    }
}

impl Eat for Box<Traced> {
    async fn eat(self, n: u32) -> u32 {
        yield_now().await;
        self.0 + n
    }
    fn plain(self) -> u32 {
        self.0
    }
    fn give(self) -> impl Iterator<Item = u32> {
        once(self.0)
    }
}

impl Eat for Holder {
    async fn eat(self, n: u32) -> u32 {
        self.0 .0 + n
    }
    fn plain(self) -> u32 {
        self.0 .0
    }
    fn give(self) -> impl Iterator<Item = u32> {
        once(self.0 .0)
    }
}

impl<'a> Eat for Borrower<'a> {
    async fn eat(self, n: u32) -> u32 {
        self.0 .0 + n
    }
    fn plain(self) -> u32 {
        self.0 .0
    }
    fn give(self) -> impl Iterator<Item = u32> {
        once(self.0 .0)
    }
}

fn double(n: u32) -> u32 {
    n * 2
}

impl Eat for fn(u32) -> u32 {
    async fn eat(self, n: u32) -> u32 {
        self(n)
    }
    fn plain(self) -> u32 {
        self(4)
    }
    fn give(self) -> impl Iterator<Item = u32> {
        once(self(5))
    }
}

async fn use_all(a: Box<dyn Eat + '_>, b: Box<dyn Eat + '_>, c: Box<dyn Eat + '_>) {
    println!("plain {}", a.plain());
    for n in b.give() {
        println!("give {n}");
    }
    println!("eat {}", c.eat(1).await);
}

fn main() {
    let t = Traced(7);
    block_on(use_all(Box::new(&t), Box::new(&t), Box::new(&t)));
    block_on(use_all(
        Box::new(Box::new(Traced(1))),
        Box::new(Box::new(Traced(2))),
        Box::new(Box::new(Traced(3))),
    ));
    block_on(use_all(
        Box::new(Holder(Box::new(Traced(4)))),
        Box::new(Holder(Box::new(Traced(5)))),
        Box::new(Holder(Box::new(Traced(6)))),
    ));
    block_on(use_all(
        Box::new(Borrower(&t)),
        Box::new(Borrower(&t)),
        Box::new(Borrower(&t)),
    ));
    let f: fn(u32) -> u32 = double;
    block_on(use_all(Box::new(f), Box::new(f), Box::new(f)));
}
// OUT: plain 7
// OUT: give 7
// OUT: eat 8
// OUT: drop 1
// OUT: plain 1
// OUT: drop 2
// OUT: give 2
// OUT: drop 3
// OUT: eat 4
// OUT: drop 4
// OUT: plain 4
// OUT: drop 5
// OUT: give 5
// OUT: drop 6
// OUT: eat 7
// OUT: plain 7
// OUT: give 7
// OUT: eat 8
// OUT: plain 8
// OUT: give 10
// OUT: eat 2
// OUT: drop 7
