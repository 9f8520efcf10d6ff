// In a program without a heap, maybe_box has its buffer only: what does not fit ends
// the program. `try(N)` in its place has an answer for that.
// ALLOCS all: 0
// EXIT: -6
// STDERR: has no room for what `Large.work
#![dyn_async(no_heap)]

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

async fn tried(w: &dyn Work, n: u64) -> Result<u64, TooLarge> {
    #[dyn_async(try(256))] w.work(n).await
}

async fn with_buffer(w: &dyn Work, n: u64) -> u64 {
    let mut buffer = [0u8; 512];
    maybe_box(&mut buffer, || w.work(n)).await
}

fn main() {
    println!("{:?}", block_on(tried(&Small, 4)));
    println!("{:?}", block_on(tried(&Large, 4)));
    println!("{}", block_on(with_buffer(&Small, 4)));
    println!("{}", block_on(with_buffer(&Large, 4)));
}

// OUT: Ok(5)
// OUT: Err(TooLarge)
// OUT: 5
