// An `impl Trait` argument behind `dyn` that becomes a part of something: of a
// future that another async function makes or a block is, of a closure, of a
// struct.
//
// A `.box`, and the argument that it keeps.
// ALLOCS nested: 2
// ALLOCS inline(256): 2
// ALLOCS box: 6
trait Work {
    async fn by_value(self, it: impl Iterator<Item = u32>, d: D) -> u32;
    fn block(&self, it: impl Iterator<Item = u32>, k: u32) -> impl Future<Output = u32>;
    async fn handed_on(&self, it: impl Iterator<Item = u32>, k: u32) -> u32;
    fn closure(&self, it: impl Iterator<Item = u32>, k: u32) -> u32;
    fn in_struct(&self, it: impl Iterator<Item = u32>, k: u32) -> u32;
    async fn unpolled(&self, it: impl Iterator<Item = u32>, d: D) -> u32;
}

struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Count {
    d: D,
    at: u32,
}

impl Iterator for Count {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.at += 1;
        Some(self.d.0 + self.at)
    }
}

fn count(n: u32) -> Count {
    Count { d: D(n), at: 0 }
}

struct Held<I> {
    k: u32,
    it: I,
    d: D,
}

async fn helper(mut it: impl Iterator<Item = u32>, k: u32) -> u32 {
    yield_now().await;
    it.next().unwrap_or(0) + k
}

// Without a size: the method's future is made first, then awaited.
struct Unit;

impl Work for Unit {
    async fn by_value(self, mut it: impl Iterator<Item = u32>, d: D) -> u32 {
        yield_now().await;
        println!("{:?} {}", it.next(), d.0);
        1
    }
    fn block(&self, mut it: impl Iterator<Item = u32>, mut k: u32) -> impl Future<Output = u32> {
        async move {
            yield_now().await;
            k += 1;
            it.next().unwrap_or(0) + k
        }
    }
    async fn handed_on(&self, it: impl Iterator<Item = u32>, k: u32) -> u32 {
        let future = helper(it, k);
        println!("made");
        future.await
    }
    fn closure(&self, mut it: impl Iterator<Item = u32>, k: u32) -> u32 {
        let mut next = move || it.next().unwrap_or(0) + k;
        next() + next()
    }
    fn in_struct(&self, it: impl Iterator<Item = u32>, k: u32) -> u32 {
        let held = Held { k, it, d: D(90) };
        let mut other = Held { d: D(91), ..held };
        other.it.next().unwrap_or(0) + other.k + other.d.0
    }
    async fn unpolled(&self, it: impl Iterator<Item = u32>, d: D) -> u32 {
        let future = helper(it, d.0);
        println!("not polled");
        drop(future);
        2
    }
}

async fn all(w: Box<dyn Work>) {
    println!("{}", w.block(count(10), 1).await);
    println!("{}", w.handed_on(count(20), 2).await);
    println!("{}", w.closure(count(30), 3));
    println!("{}", w.in_struct(count(40), 4));
    println!("{}", w.unpolled(count(50), D(5)).await);
    let later = w.handed_on(count(60), 6).box;
    drop(later);
    println!("{}", w.by_value(count(70), D(7)).await);
}

fn main() {
    block_on(all(Box::new(Unit)));
}

// OUT: drop 10
// OUT: 13
// OUT: made
// OUT: drop 20
// OUT: 23
// OUT: drop 30
// OUT: 69
// OUT: drop 40
// OUT: drop 91
// OUT: drop 90
// OUT: 136
// OUT: not polled
// OUT: drop 50
// OUT: drop 5
// OUT: 2
// OUT: drop 60
// OUT: Some(71) 7
// OUT: drop 7
// OUT: drop 70
// OUT: 1
