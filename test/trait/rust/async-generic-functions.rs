// Generic async functions and types, monomorphised for values of many sizes.
// ALLOCS all: 0
#[derive(Clone, Copy, PartialEq, Debug)]
struct Big {
    words: [u64; 20],
}

async fn identity<T>(t: T) -> T {
    yield_now().await;
    t
}

async fn twice<T: Clone>(t: &T) -> (T, T) {
    let a = t.clone();
    yield_now().await;
    (a, t.clone())
}

struct Cache<K, V> {
    last: Option<(K, V)>,
    misses: u32,
}

trait Load<K> {
    type Value;
    async fn load(&mut self, key: K) -> Self::Value;
}

struct Squares;

impl Load<u32> for Squares {
    type Value = u64;
    async fn load(&mut self, key: u32) -> u64 {
        sleep(1).await;
        key as u64 * key as u64
    }
}

impl Load<&'static str> for Squares {
    type Value = usize;
    async fn load(&mut self, key: &'static str) -> usize {
        key.len() * key.len()
    }
}

impl<K: Copy + PartialEq, V: Copy> Cache<K, V> {
    async fn get<L: Load<K, Value = V>>(&mut self, loader: &mut L, key: K) -> V {
        if let Some((k, v)) = self.last {
            if k == key {
                return v;
            }
        }
        self.misses += 1;
        let v = loader.load(key).await;
        self.last = Some((key, v));
        v
    }
}

fn main() {
    println!("{} {}", block_on(identity(3u8)), block_on(identity("text")));
    let big = Big { words: [7; 20] };
    println!("{}", block_on(identity(big)) == big);
    println!("{:?}", block_on(identity((1u8, 2u64, true))));
    println!("{:?}", block_on(twice(&Some(4))));
    println!("{:?}", block_on(identity(())));
    let mut c = Cache { last: None, misses: 0 };
    let mut s = Squares;
    block_on(async {
        for k in [5, 5, 6, 6, 5] {
            println!("{}", c.get(&mut s, k).await);
        }
    });
    println!("{}", c.misses);
    let mut words = Cache { last: None, misses: 0 };
    println!("{}", block_on(words.get(&mut s, "four")));
}

// OUT: 3 text
// OUT: true
// OUT: (1, 2, true)
// OUT: (Some(4), Some(4))
// OUT: ()
// OUT: 25
// OUT: 25
// OUT: 36
// OUT: 36
// OUT: 25
// OUT: 3
// OUT: 16
