// Generic code over types that hold dyn objects; associated types through dyn.
// ALLOCS nested: 4
// ALLOCS inline(256): 4
// ALLOCS box: 20
trait Queue {
    type Item;
    async fn push(&mut self, item: Self::Item) -> Option<Self::Item>;
    async fn pop(&mut self) -> Option<Self::Item>;
}

struct Ring<T> {
    slots: [Option<T>; 3],
    first: usize,
    len: usize,
}

impl<T> Queue for Ring<T> {
    type Item = T;
    async fn push(&mut self, item: T) -> Option<T> {
        yield_now().await;
        if self.len == 3 {
            return Some(item);
        }
        self.slots[(self.first + self.len) % 3] = Some(item);
        self.len += 1;
        None
    }
    async fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let item = self.slots[self.first].take();
        self.first = (self.first + 1) % 3;
        self.len -= 1;
        item
    }
}

struct Traced(u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair<T> {
    a: Box<dyn Queue<Item = T>>,
    b: Box<dyn Queue<Item = T>>,
    turns: u32,
}

impl<T> Pair<T> {
    async fn push(&mut self, item: T) -> bool {
        self.turns += 1;
        match self.a.push(item).await {
            Some(refused) => self.b.push(refused).await.is_none(),
            None => true,
        }
    }
    async fn move_all(&mut self) -> u32 {
        let mut n = 0;
        while let Some(item) = self.a.pop().await {
            if self.b.push(item).await.is_some() {
                println!("lost one");
            }
            n += 1;
        }
        n
    }
}

fn ring<T: 'static>() -> Box<dyn Queue<Item = T>> {
    Box::new(Ring { slots: [None, None, None], first: 0, len: 0 })
}

async fn run() {
    let mut p = Pair { a: ring(), b: ring(), turns: 0 };
    for i in 0..4 {
        println!("{}", p.push(Traced(i)).await);
    }
    println!("moved {}", p.move_all().await);
    println!("{}", p.b.pop().await.map(|t| t.0).unwrap_or(99));
    let mut words = Pair { a: ring(), b: ring(), turns: 0 };
    words.push("w").await;
    println!("{:?} {:?}", words.a.pop().await, words.a.pop().await);
    println!("{} {}", p.turns, words.turns);
}

fn main() {
    block_on(run());
}

// OUT: true
// OUT: true
// OUT: true
// OUT: true
// OUT: drop 2
// OUT: lost one
// OUT: moved 3
// OUT: drop 3
// OUT: 3
// OUT: Some("w") None
// OUT: 4 1
// OUT: drop 0
// OUT: drop 1
