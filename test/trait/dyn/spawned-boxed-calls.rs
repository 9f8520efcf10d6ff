// Boxed dyn calls outlive the function that made them: spawned, kept in
// arrays, returned.
//
// Two boxes with a size, three started futures, two blocks for each spawn.
// ALLOCS nested: 11
// ALLOCS inline(256): 11
// ALLOCS box: 14
trait Agent {
    async fn run(self, rounds: u32) -> u32;
}

struct Ping {
    name: &'static str,
}

struct Silent;

impl Agent for Ping {
    async fn run(self, rounds: u32) -> u32 {
        for i in 0..rounds {
            println!("{} {i}", self.name);
            yield_now().await;
        }
        rounds
    }
}

impl Agent for Silent {
    async fn run(self, rounds: u32) -> u32 {
        rounds * 100
    }
}

impl Drop for Ping {
    fn drop(&mut self) {
        println!("{} leaves", self.name);
    }
}

fn start(a: Box<dyn Agent>, rounds: u32) -> Box<dyn Future<Output = u32>> {
    Box::new(async move { a.run(rounds).await })
}

async fn main_task() -> u32 {
    let a = spawn(start(Box::new(Ping { name: "a" }), 3));
    let b = spawn(start(Box::new(Ping { name: "b" }), 1));
    let c = spawn(start(Box::new(Silent), 2));
    println!("spawned");
    let mut sum = c.await;
    sum += a.await;
    sum + b.await
}

fn main() {
    println!("{}", block_on(main_task()));
}

// OUT: spawned
// OUT: a 0
// OUT: b 0
// OUT: a 1
// OUT: b leaves
// OUT: a 2
// OUT: a leaves
// OUT: 204
