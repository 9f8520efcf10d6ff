// Four implementers with futures of very different sizes, called in turn
// through one call site.
//
// Three boxes. The 480 bytes of Wide do not fit inline(256).
// ALLOCS nested: 3
// ALLOCS inline(256): 6
// ALLOCS box: 15
trait Op {
    async fn apply(&mut self, n: u64) -> u64;
}

struct Zero;
struct Add(u64);
struct Wide {
    calls: u64,
}
struct Chain {
    first: Add,
    second: Add,
}

impl Op for Zero {
    async fn apply(&mut self, n: u64) -> u64 {
        n
    }
}

impl Op for Add {
    async fn apply(&mut self, n: u64) -> u64 {
        yield_now().await;
        self.0 += 1;
        n + self.0
    }
}

impl Op for Wide {
    async fn apply(&mut self, n: u64) -> u64 {
        let mut w = [n; 60];
        self.calls += 1;
        yield_now().await;
        w[59] += self.calls;
        yield_now().await;
        w[59] + w[0] % 2
    }
}

impl Op for Chain {
    async fn apply(&mut self, n: u64) -> u64 {
        let half = self.first.apply(n).await;
        self.second.apply(half).await * 2
    }
}

async fn run(ops: &mut [Box<dyn Op>], rounds: u32) -> u64 {
    let mut n = 1;
    for _ in 0..rounds {
        for op in ops.iter_mut() {
            n = op.apply(n).await;
        }
        println!("{n}");
    }
    n
}

fn main() {
    let mut ops: [Box<dyn Op>; 4] = [
        Box::new(Zero),
        Box::new(Add(1)),
        Box::new(Wide { calls: 0 }),
        Box::new(Chain { first: Add(10), second: Add(20) }),
    ];
    println!("{}", block_on(run(&mut ops, 3)));
}

// OUT: 74
// OUT: 228
// OUT: 542
// OUT: 542
