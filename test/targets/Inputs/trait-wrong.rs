// A program that does not do what it says, for the test of the test.
// ALLOCS all: 1
trait Work {
    async fn run(&mut self) -> u32;
}

struct One;

impl Work for One {
    async fn run(&mut self) -> u32 {
        yield_now().await;
        1
    }
}

async fn call(w: &mut dyn Work) {
    println!("{}", w.run().await);
}

fn main() {
    block_on(call(&mut One));
    panic!("over");
}

// OUT: 2
