// A thousand calls from one loop: the strategies that keep storage allocate
// nothing for them, and boxes are one a call.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 1000
trait Feed {
    async fn next(&mut self) -> u32;
}

struct Count(u32);

impl Feed for Count {
    async fn next(&mut self) -> u32 {
        self.0 += 1;
        if self.0 % 16 == 0 {
            yield_now().await;
        }
        self.0
    }
}

async fn run(f: &mut dyn Feed) -> u32 {
    let mut last = 0;
    for _ in 0..1000 {
        last = f.next().await;
    }
    last
}

fn main() {
    println!("{}", block_on(run(&mut Count(0))));
}

// OUT: 1000
