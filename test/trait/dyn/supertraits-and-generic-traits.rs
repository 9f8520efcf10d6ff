// Async methods of supertraits; traits with parameters behind dyn.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 7
trait Named {
    async fn name(&self) -> &'static str;
}

trait Store<K>: Named {
    type Value;
    async fn load(&mut self, key: K) -> Option<Self::Value>;
}

struct Squares {
    loads: u32,
}

impl Named for Squares {
    async fn name(&self) -> &'static str {
        yield_now().await;
        "squares"
    }
}

impl Store<u32> for Squares {
    type Value = u64;
    async fn load(&mut self, key: u32) -> Option<u64> {
        self.loads += 1;
        (key as u64).checked_mul(key as u64)
    }
}

impl Store<&'static str> for Squares {
    type Value = (usize, u32);
    async fn load(&mut self, key: &'static str) -> Option<(usize, u32)> {
        if key.len() == 0 {
            return None;
        }
        sleep(1).await;
        Some((key.len() * key.len(), self.loads))
    }
}

async fn numbers(s: &mut dyn Store<u32, Value = u64>) -> u64 {
    println!("{}", s.name().await);
    let mut sum = 0;
    for k in [3, 4, 100000] {
        sum += s.load(k).await.unwrap_or(0);
    }
    sum
}

async fn words(s: &mut dyn Store<&'static str, Value = (usize, u32)>) {
    println!("{}", s.name().await);
    println!("{:?} {:?}", s.load("three").await, s.load("").await);
}

fn main() {
    let mut s = Squares { loads: 0 };
    println!("{}", block_on(numbers(&mut s)));
    block_on(words(&mut s));
    println!("{}", s.loads);
}

// OUT: squares
// OUT: 10000000025
// OUT: squares
// OUT: Some((25, 3)) None
// OUT: 3
