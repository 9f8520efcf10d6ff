// A sealed trait: each implementer has a number in its vtable, a call is a
// switch over elided calls, and its storage is the largest frame. What is called
// through a supertrait, or by a method by value, finds its room as well.
//
// The box of each object that by_value() takes.
// ALLOCS all: 2
#[dyn_async(sealed)]
trait Named: Send {
    async fn name(&self) -> u32;
}

#[dyn_async(sealed)]
trait Job: Named {
    async fn step(&mut self, n: u32) -> u32;
    fn numbers(&self) -> impl Iterator<Item = u32>;
    async fn finish(self) -> u32;
}

struct Nothing;
struct Counter {
    sum: u32,
}
struct Large {
    sum: u64,
}

impl Named for Nothing {
    async fn name(&self) -> u32 {
        1
    }
}
impl Named for Counter {
    async fn name(&self) -> u32 {
        yield_now().await;
        2
    }
}
impl Named for Large {
    async fn name(&self) -> u32 {
        3
    }
}

impl Job for Nothing {
    async fn step(&mut self, n: u32) -> u32 {
        n
    }
    fn numbers(&self) -> impl Iterator<Item = u32> {
        0..0
    }
    async fn finish(self) -> u32 {
        0
    }
}

impl Job for Counter {
    async fn step(&mut self, n: u32) -> u32 {
        for _ in 0..n % 3 {
            yield_now().await;
        }
        self.sum += n;
        self.sum
    }
    fn numbers(&self) -> impl Iterator<Item = u32> {
        [self.sum, self.sum + 1].into_iter()
    }
    async fn finish(self) -> u32 {
        yield_now().await;
        self.sum
    }
}

impl Job for Large {
    async fn step(&mut self, n: u32) -> u32 {
        let kept = [n as u64; 40];
        yield_now().await;
        self.sum += kept[39];
        self.sum as u32
    }
    fn numbers(&self) -> impl Iterator<Item = u32> {
        (0..3).map(|i| i * 10)
    }
    async fn finish(self) -> u32 {
        self.sum as u32
    }
}

async fn in_turn(jobs: &mut [&mut dyn Job], rounds: u32) -> u32 {
    let mut all = 0;
    for i in 0..rounds {
        for job in jobs.iter_mut() {
            all += job.step(i).await;
        }
    }
    all
}

async fn at_once(a: &mut dyn Job, b: &mut dyn Job) -> (u32, u32) {
    join(async { a.step(7).await }, async { b.step(8).await }).await
}

// One call, given up while its callee waits, then made again.
async fn given_up(job: &mut dyn Job) -> u32 {
    let mut polls = 0;
    {
        let mut future = pin!(async { job.step(5).await });
        poll_fn(|cx| {
            polls += 1;
            match future.as_mut().poll(cx) {
                Poll::Ready(n) => Poll::Ready(n),
                Poll::Pending => Poll::Ready(1000),
            }
        })
        .await;
    }
    job.step(1).await + polls
}

async fn names(jobs: &[&dyn Named]) -> u32 {
    let mut all = 0;
    for job in jobs {
        all = all * 10 + job.name().await;
    }
    all
}

async fn by_value(job: Box<dyn Job>) -> u32 {
    job.finish().await
}

fn main() {
    let mut a = Nothing;
    let mut b = Counter { sum: 0 };
    let mut c = Large { sum: 0 };
    println!("{}", block_on(in_turn(&mut [&mut a, &mut b, &mut c], 5)));
    let (x, y) = block_on(at_once(&mut b, &mut c));
    println!("{x} {y}");
    println!("{}", block_on(given_up(&mut c)));
    let job: &dyn Job = &b;
    println!("{}", block_on(names(&[job, &a, &c])));
    for job in [&a as &dyn Job, &b, &c] {
        for n in job.numbers() {
            println!("{n}");
        }
    }
    println!("{}", block_on(by_value(Box::new(c))));
    println!("{}", block_on(by_value(Box::new(b))));
}

// OUT: 50
// OUT: 17 18
// OUT: 20
// OUT: 213
// OUT: 17
// OUT: 18
// OUT: 0
// OUT: 10
// OUT: 20
// OUT: 19
// OUT: 17
