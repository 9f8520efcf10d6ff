// A future that does not fit its inline storage goes to the heap, and works.
//
// The program's own attribute holds under each strategy: two boxes with a size,
// and no frame fits 16 bytes.
// ALLOCS all: 5
#![dyn_async(inline(16))]

trait Matrix {
    async fn trace(&self) -> u64;
}

struct Big {
    seed: u64,
}

struct Tiny;

impl Matrix for Big {
    async fn trace(&self) -> u64 {
        let mut m = [[0; 16]; 16];
        for i in 0..16 {
            for j in 0..16 {
                m[i][j] = self.seed + i as u64 * j as u64;
            }
            yield_now().await;
        }
        let mut t = 0;
        for i in 0..16 {
            t += m[i][i];
        }
        t
    }
}

impl Matrix for Tiny {
    async fn trace(&self) -> u64 {
        1
    }
}

async fn run(list: &[Box<dyn Matrix>]) -> u64 {
    let mut sum = 0;
    for m in list {
        sum += m.trace().await;
    }
    sum
}

fn main() {
    let list: [Box<dyn Matrix>; 3] = [Box::new(Big { seed: 1 }), Box::new(Tiny), Box::new(Big { seed: 2 })];
    println!("{}", block_on(run(&list)));
}

// OUT: 2529
