// How often a program allocates, known from its text: once for each job that it
// keeps. The function with the loop is proved to allocate nothing, whoever
// implements the trait: each of its calls has storage that cannot reach the heap, or
// the program would not compile.
//
// The three jobs that are kept.
// ALLOCS all: 3
trait Job {
    async fn step(&mut self, n: u32) -> u32;
}

struct Adder {
    sum: u32,
}

impl Job for Adder {
    async fn step(&mut self, n: u32) -> u32 {
        yield_now().await;
        self.sum += n;
        self.sum
    }
}

struct Doubler {
    inner: Adder,
}

impl Job for Doubler {
    async fn step(&mut self, n: u32) -> u32 {
        self.inner.step(n).await + self.inner.step(n).await
    }
}

#[dyn_async(no_heap, inline-or-trap(512))]
async fn rounds(jobs: &mut [Box<dyn Job>], count: u32) -> u32 {
    let mut sum = 0;
    for n in 0..count {
        for job in jobs.iter_mut() {
            sum = (sum + job.step(n).await) % 1000;
        }
    }
    sum
}

fn main() {
    let mut jobs: [Box<dyn Job>; 3] = [
        Box::new(Adder { sum: 0 }),
        Box::new(Doubler { inner: Adder { sum: 1 } }),
        Box::new(Adder { sum: 2 }),
    ];
    println!("{}", block_on(rounds(&mut jobs, 10)));
    println!("{}", block_on(rounds(&mut jobs, 1000)));
}

// OUT: 985
// OUT: 500
