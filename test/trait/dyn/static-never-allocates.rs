// The same trait called statically: no box, no slot, under any strategy.
// ALLOCS all: 0
trait Layer {
    async fn call(&mut self, n: u32) -> u32;
    fn parts(&self) -> impl Iterator<Item = u32>;
}

struct Base {
    calls: u32,
}

struct Plus<L> {
    inner: L,
    by: u32,
}

impl Layer for Base {
    async fn call(&mut self, n: u32) -> u32 {
        yield_now().await;
        self.calls += 1;
        n + self.calls
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        0..self.calls
    }
}

impl<L: Layer> Layer for Plus<L> {
    async fn call(&mut self, n: u32) -> u32 {
        let r = self.inner.call(n).await;
        let big = [r; 50];
        yield_now().await;
        big[49] + self.by
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        let by = self.by;
        self.inner.parts().map(move |p| p + by)
    }
}

async fn run<L: Layer>(layer: &mut L) -> u32 {
    let mut sum = 0;
    for i in 0..10 {
        sum += layer.call(i).await;
    }
    for p in layer.parts() {
        sum += p;
    }
    sum
}

fn main() {
    let mut l = Plus { inner: Plus { inner: Base { calls: 0 }, by: 1 }, by: 2 };
    println!("{}", block_on(run(&mut l)));
    println!("{}", block_on(async { run(&mut l).await + l.call(1).await }));
}

// OUT: 205
// OUT: 505
