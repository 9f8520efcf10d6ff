// A buffer as large as some other type: what fits into it needs no heap.
//
// The 1600 bytes of Large, four times.
// ALLOCS all: 4
use std::mem::size_of;

struct Plan {
    _words: [u64; 64],
}

trait Work {
    async fn work(&self, n: u64) -> u64;
}

struct Small;
struct Large;

impl Work for Small {
    async fn work(&self, n: u64) -> u64 {
        yield_now().await;
        n * 3
    }
}

impl Work for Large {
    async fn work(&self, n: u64) -> u64 {
        let big = [n; 200];
        yield_now().await;
        big[0] + big[199]
    }
}

const ROOM: usize = size_of::<Plan>();

async fn run(w: &dyn Work) -> u64 {
    let mut buffer = [0u8; ROOM];
    let mut sum = 0;
    for i in 0..4 {
        sum += maybe_box(&mut buffer, || w.work(i)).await;
    }
    sum
}

fn main() {
    println!("{ROOM}");
    println!("{} {}", block_on(run(&Small)), block_on(run(&Large)));
}

// OUT: 512
// OUT: 18 12
