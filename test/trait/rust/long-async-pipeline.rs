// Stages of a pipeline as generic async sources, composed statically; each
// pulls from the one below.
// ALLOCS all: 0
trait AsyncIter {
    type Item;
    async fn next(&mut self) -> Option<Self::Item>;

    fn map<U, F: FnMut(Self::Item) -> U>(self, f: F) -> Map<Self, F>
    where
        Self: Sized,
    {
        Map { inner: self, f }
    }

    fn filter<F: FnMut(&Self::Item) -> bool>(self, keep: F) -> Filter<Self, F>
    where
        Self: Sized,
    {
        Filter { inner: self, keep, dropped: 0 }
    }

    fn pairs(self) -> Pairs<Self>
    where
        Self: Sized,
    {
        Pairs { inner: self, rounds: 0 }
    }

    async fn fold<A, F: FnMut(A, Self::Item) -> A>(mut self, start: A, mut f: F) -> A
    where
        Self: Sized,
    {
        let mut acc = start;
        while let Some(item) = self.next().await {
            acc = f(acc, item);
        }
        acc
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Sample {
    time: u64,
    value: i32,
}

struct Sensor {
    time: u64,
    seed: u32,
    left: u32,
}

impl AsyncIter for Sensor {
    type Item = Sample;
    async fn next(&mut self) -> Option<Sample> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if self.left % 4 == 0 {
            sleep(1).await;
        }
        self.time += 10;
        self.seed = self.seed.wrapping_mul(1103515245).wrapping_add(12345);
        Some(Sample { time: self.time, value: (self.seed >> 16) as i32 % 100 - 30 })
    }
}

impl Drop for Sensor {
    fn drop(&mut self) {
        println!("sensor off at {}, {} left", self.time, self.left);
    }
}

struct Map<I, F> {
    inner: I,
    f: F,
}

impl<I: AsyncIter, U, F: FnMut(I::Item) -> U> AsyncIter for Map<I, F> {
    type Item = U;
    async fn next(&mut self) -> Option<U> {
        let item = self.inner.next().await?;
        Some((self.f)(item))
    }
}

struct Filter<I, F> {
    inner: I,
    keep: F,
    dropped: u32,
}

impl<I: AsyncIter, F: FnMut(&I::Item) -> bool> AsyncIter for Filter<I, F> {
    type Item = I::Item;
    async fn next(&mut self) -> Option<I::Item> {
        loop {
            let item = self.inner.next().await?;
            if (self.keep)(&item) {
                return Some(item);
            }
            self.dropped += 1;
        }
    }
}

struct Pairs<I> {
    inner: I,
    rounds: u32,
}

impl<I: AsyncIter> AsyncIter for Pairs<I> {
    type Item = (I::Item, I::Item);
    async fn next(&mut self) -> Option<Self::Item> {
        let first = self.inner.next().await?;
        yield_now().await;
        let second = self.inner.next().await?;
        self.rounds += 1;
        Some((first, second))
    }
}

async fn first_over<I>(mut samples: I, limit: i32) -> Option<Sample>
where
    I: AsyncIter<Item = Sample>,
{
    while let Some(s) = samples.next().await {
        if s.value > limit {
            return Some(s);
        }
    }
    None
}

async fn stats(samples: impl AsyncIter<Item = Sample>) -> (i32, i32, f64) {
    let (min, max, sum, n) = samples
        .fold((i32::MAX, i32::MIN, 0, 0), |(min, max, sum, n), s| {
            (min.min(s.value), max.max(s.value), sum + s.value, n + 1)
        })
        .await;
    (min, max, sum as f64 / n as f64)
}

fn sensor(left: u32) -> Sensor {
    Sensor { time: 0, seed: 42, left }
}

fn main() {
    let (min, max, mean) = block_on(stats(sensor(20)));
    println!("{min} {max} {mean:.3}");
    println!("{:?}", block_on(first_over(sensor(20), 60)));
    println!("{:?}", block_on(first_over(sensor(5), 1000)));
    let mut kept = 0;
    let warm = sensor(12).filter(|s| {
        if s.value > 0 {
            kept += 1;
        }
        s.value > 0
    });
    let text = block_on(warm.map(|s| (s.time / 10, s.value)).pairs().fold(0, |n, ((t, a), (_, b))| {
        println!("{t}: {a} then {b}");
        n + 1
    }));
    println!("{text} pairs of {kept}");
    let mut rest = sensor(3).map(|s| s.time);
    println!("{:?} {:?}", block_on(rest.next()), block_on(rest.next()));
}

// OUT: sensor off at 200, 0 left
// OUT: -29 57 12.550
// OUT: sensor off at 200, 0 left
// OUT: None
// OUT: sensor off at 50, 0 left
// OUT: None
// OUT: 1: 19 then 7
// OUT: 6: 31 then 15
// OUT: 8: 38 then 35
// OUT: sensor off at 120, 0 left
// OUT: 3 pairs of 7
// OUT: Some(10) Some(20)
// OUT: sensor off at 20, 1 left
