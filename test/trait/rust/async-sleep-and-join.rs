// Timers order the work of two joined futures.
// ALLOCS all: 0
async fn worker(name: &'static str, pause: u64, rounds: u32) -> u32 {
    for i in 1..=rounds {
        sleep(pause).await;
        println!("{name} {i}");
    }
    rounds
}

async fn both() -> u32 {
    let (a, b) = join(worker("slow", 3, 2), worker("fast", 1, 4)).await;
    println!("{a} {b}");
    let ((c, d), e) = join(join(worker("x", 2, 1), worker("y", 1, 1)), worker("z", 0, 1)).await;
    a + b + c + d + e
}

fn main() {
    println!("{}", block_on(both()));
}

// OUT: fast 1
// OUT: fast 2
// OUT: slow 1
// OUT: fast 3
// OUT: fast 4
// OUT: slow 2
// OUT: 2 4
// OUT: z 1
// OUT: y 1
// OUT: x 1
// OUT: 9
