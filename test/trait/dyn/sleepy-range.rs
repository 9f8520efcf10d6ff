// The running example: an async range that sleeps between its numbers, summed
// through a static and through a dyn caller, and from a box.
// ALLOCS nested: 1
// ALLOCS inline(256): 1
// ALLOCS box: 9
trait Stream {
    type Item;
    async fn next(&mut self) -> Option<Self::Item>;
}

struct SlowRange {
    from: u32,
    to: u32,
}

impl Stream for SlowRange {
    type Item = u32;
    async fn next(&mut self) -> Option<u32> {
        sleep(1).await;
        if self.from == self.to {
            return None;
        }
        self.from += 1;
        Some(self.from - 1)
    }
}

async fn sum_static(mut s: impl Stream<Item = u32>) -> u32 {
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
    }
    total
}

async fn sum_dyn(s: &mut dyn Stream<Item = u32>) -> u32 {
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
    }
    total
}

async fn sum_until<T>(s: &mut T, limit: u32) -> u32
where
    T: Stream<Item = u32>,
{
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
        if total > limit {
            break;
        }
    }
    total
}

fn main() {
    println!("{}", block_on(sum_static(SlowRange { from: 1, to: 5 })));
    println!("{}", block_on(sum_dyn(&mut SlowRange { from: 1, to: 5 })));
    println!("{}", block_on(sum_until(&mut SlowRange { from: 5, to: 50 }, 22)));
    let mut boxed: Box<dyn Stream<Item = u32>> = Box::new(SlowRange { from: 7, to: 9 });
    let first = block_on(async { boxed.next().await });
    println!("{:?}", first);
    println!("{}", block_on(sum_dyn(&mut *boxed)));
}

// OUT: 10
// OUT: 10
// OUT: 26
// OUT: Some(7)
// OUT: 8
