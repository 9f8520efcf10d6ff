// Strategy sealed for one call of a trait without numbers in its vtables: a
// slot with room for the largest implementer, which each of them asks.
// ALLOCS all: 0
trait Job {
    async fn step(&mut self, n: u32) -> u32;
}

struct Small;
struct Large(u64);

impl Job for Small {
    async fn step(&mut self, n: u32) -> u32 {
        yield_now().await;
        n
    }
}

impl Job for Large {
    async fn step(&mut self, n: u32) -> u32 {
        let kept = [n as u64; 400];
        yield_now().await;
        self.0 += kept[399];
        self.0 as u32
    }
}

async fn in_turn(jobs: &mut [&mut dyn Job]) -> u32 {
    let mut all = 0;
    for i in 0..5 {
        for job in jobs.iter_mut() {
            all += #[dyn_async(sealed)] job.step(i).await;
        }
    }
    all
}

fn main() {
    println!("{}", block_on(in_turn(&mut [&mut Small, &mut Large(1)])));
}

// OUT: 35
