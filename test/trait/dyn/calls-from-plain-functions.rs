// dyn values in functions that are not async: `&` of a temporary, methods,
// block_on of a boxed call, closures that call.
//
// Two `.box`; with box also a call and three values.
// ALLOCS nested: 2
// ALLOCS inline(256): 2
// ALLOCS box: 6
trait Sensor {
    async fn sample(&mut self) -> u32;
    fn history(&self) -> impl Iterator<Item = u32>;
}

struct Steps {
    taken: [u32; 4],
    len: usize,
}

impl Sensor for Steps {
    async fn sample(&mut self) -> u32 {
        sleep(1).await;
        self.taken[self.len] = (self.len as u32 + 2) * 7;
        self.len += 1;
        self.taken[self.len - 1]
    }
    fn history(&self) -> impl Iterator<Item = u32> {
        let len = self.len;
        self.taken.iter().take(len).map(|t| *t)
    }
}

fn largest(values: &mut dyn Iterator<Item = u32>) -> u32 {
    let mut best = 0;
    while let Some(v) = values.next() {
        best = best.max(v);
    }
    best
}

fn run(s: &mut dyn Sensor) -> u32 {
    let a = block_on(s.sample().box);
    let b = block_on(async { s.sample().await * 2 });
    println!("{a} {b}");
    let mut again = || block_on(s.sample().box);
    println!("{}", again());
    println!("{}", largest(&mut s.history()));
    let mut sum = 0;
    for h in s.history() {
        sum += h;
    }
    sum + s.history().next().unwrap_or(0)
}

fn main() {
    println!("{}", run(&mut Steps { taken: [0; 4], len: 0 }));
}

// OUT: 14 42
// OUT: 28
// OUT: 28
// OUT: 77
