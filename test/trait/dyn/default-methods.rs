// Default async methods of a trait, called through dyn; an implementer may
// replace them.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 6
trait Counter {
    async fn step(&mut self) -> u32;
    async fn steps(&mut self, n: u32) -> u32 {
        let mut last = 0;
        for _ in 0..n {
            last = self.step().await;
        }
        last
    }
    async fn double(&mut self) -> u32 {
        self.steps(2).await * 2
    }
    fn label(&self) -> &'static str {
        "counter"
    }
}

struct ByOne(u32);
struct ByTen {
    n: u32,
}

impl Counter for ByOne {
    async fn step(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

impl Counter for ByTen {
    async fn step(&mut self) -> u32 {
        yield_now().await;
        self.n += 10;
        self.n
    }
    async fn steps(&mut self, n: u32) -> u32 {
        println!("all at once");
        self.n += 10 * n;
        self.n
    }
    fn label(&self) -> &'static str {
        "by ten"
    }
}

async fn run(c: &mut dyn Counter) {
    println!("{} {}", c.label(), c.step().await);
    println!("{}", c.steps(3).await);
    println!("{}", c.double().await);
}

fn main() {
    block_on(run(&mut ByOne(0)));
    block_on(run(&mut ByTen { n: 5 }));
}

// OUT: counter 1
// OUT: 4
// OUT: 12
// OUT: by ten 15
// OUT: all at once
// OUT: 45
// OUT: all at once
// OUT: 130
