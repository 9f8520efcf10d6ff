// One arena made at the start serves calls in other functions and objects.
//
// One chunk of the arena for all 16 frames, and one box with a size.
// ALLOCS all: 2
trait Stage {
    async fn run(&self, n: u32, arena: &Arena) -> u32;
}

struct Last;
struct Next {
    below: Box<dyn Stage>,
    add: u32,
}

impl Stage for Last {
    async fn run(&self, n: u32, _arena: &Arena) -> u32 {
        yield_now().await;
        n
    }
}

impl Stage for Next {
    async fn run(&self, n: u32, arena: &Arena) -> u32 {
        let mut sum = 0;
        for i in 0..2 {
            sum += arena.new_with(|| self.below.run(n + i, arena)).await;
        }
        sum + self.add
    }
}

async fn start(s: &dyn Stage, arena: &Arena) -> u32 {
    let a = arena.new_with(|| s.run(1, arena));
    let b = arena.new_with(|| s.run(100, arena));
    let (x, y) = join(a, b).await;
    println!("{x} {y}");
    x + y
}

fn main() {
    let arena = Arena::new();
    let stage = Next { add: 1000, below: Box::new(Next { add: 10, below: Box::new(Last) }) };
    println!("{}", block_on(start(&stage, &arena)));
    println!("{}", block_on(start(&Last, &arena)));
}

// OUT: 1028 1424
// OUT: 2452
// OUT: 1 100
// OUT: 101
