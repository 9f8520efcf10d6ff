// maybe_box uses the caller's buffer for what fits, and the heap for the rest.
//
// The 3200 bytes of Large, five times.
// ALLOCS all: 5
trait Work {
    async fn work(&self, n: u64) -> u64;
}

struct Small;
struct Large;

impl Work for Small {
    async fn work(&self, n: u64) -> u64 {
        yield_now().await;
        n + 1
    }
}

impl Work for Large {
    async fn work(&self, n: u64) -> u64 {
        let mut table = [0; 400];
        for i in 0..table.len() {
            table[i] = n + i as u64;
        }
        yield_now().await;
        let mut sum = 0;
        for t in table {
            sum += t;
        }
        sum
    }
}

async fn with_buffer(w: &dyn Work, n: u64) -> u64 {
    let mut buffer = [0u8; 512];
    maybe_box(&mut buffer, || w.work(n)).await
}

async fn twice(w: &dyn Work) -> u64 {
    let mut buffer = [0u8; 1024];
    let mut sum = 0;
    for i in 0..3 {
        sum += maybe_box(&mut buffer, || w.work(i)).await;
    }
    let held = maybe_box(&mut buffer, || w.work(sum));
    println!("held");
    held.await
}

fn main() {
    println!("{} {}", block_on(with_buffer(&Small, 4)), block_on(with_buffer(&Large, 4)));
    println!("{} {}", block_on(twice(&Small)), block_on(twice(&Large)));
}

// OUT: 5 81400
// OUT: held
// OUT: held
// OUT: 7 96319800
