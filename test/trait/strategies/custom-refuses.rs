// A grow function that gives storage at start-up only, four times, and refuses
// then: a call that is refused has not run. What it was given is dropped, and
// the caller panics where it stands.
// STRATEGIES: custom(start_up_grow)
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS all: 0
// EXIT: 101
// STDERR: custom-refuses.rs:41:9:
// STDERR: `run` was refused storage by its strategy
trait Work {
    async fn run(&mut self, n: Loud) -> u32;
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Loud(u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: Loud) -> u32 {
        println!("run {}", n.0);
        yield_now().await;
        n.0
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..2
    }
}

async fn rounds(w: &mut dyn Work) {
    for key in w.keys() {
        println!("key {key}");
    }
    for n in 0..9 {
        w.run(Loud(n)).await;
    }
}

fn main() {
    block_on(rounds(&mut Small));
}

// OUT: key 0
// OUT: key 1
// OUT: run 0
// OUT: drop 0
// OUT: run 1
// OUT: drop 1
// OUT: run 2
// OUT: drop 2
// OUT: drop 3
