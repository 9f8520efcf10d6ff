// An async method made into a function pointer of another ABI: it returns a
// box of the future.
//
// A box for each call through a pointer; LLVM sees that `pending` is not used.
// ALLOCS all: 6
// ALLOCS all O2: <= 6
struct Meter {
    total: u32,
}

impl Meter {
    async fn tick(&mut self) -> u32 {
        yield_now().await;
        self.total += 1;
        self.total
    }
    async fn tock(&mut self) -> u32 {
        self.total += 100;
        self.total
    }
}

trait Stream {
    async fn next(&mut self) -> u32;
}

impl Stream for Meter {
    async fn next(&mut self) -> u32 {
        self.tick().await * 2
    }
}

async fn free(m: &mut Meter) -> u32 {
    m.total = 0;
    m.total
}

type Action = fn(&mut Meter) -> Box<dyn Future<Output = u32>>;

async fn run_all(m: &mut Meter, actions: &[Action]) -> u32 {
    let mut last = 0;
    for a in actions {
        last = a(m).await;
        println!("{last}");
    }
    last
}

fn main() {
    let mut m = Meter { total: 5 };
    let f: fn(&mut Meter) -> Box<dyn Future<Output = u32>> = Meter::tick;
    println!("{}", block_on(f(&mut m)));
    let actions: [Action; 4] = [Meter::tick, Meter::tock, <Meter as Stream>::next, free];
    println!("{}", block_on(run_all(&mut m, &actions)));
    let pending = f(&mut m);
    drop(pending);
    println!("{}", m.total);
}

// OUT: 6
// OUT: 7
// OUT: 107
// OUT: 216
// OUT: 0
// OUT: 0
// OUT: 0
