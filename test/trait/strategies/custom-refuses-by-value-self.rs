// A refused call of a method with self by value: the object is dropped and its
// box freed, before the panic.
// STRATEGIES: custom(refuse_all_grow)
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS all: 1
// EXIT: 101
// STDERR: `close` was refused storage by its strategy
trait Work {
    async fn close(self, with: impl Iterator<Item = u32>) -> u32;
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Work for Loud {
    async fn close(self, with: impl Iterator<Item = u32>) -> u32 {
        yield_now().await;
        with.count() as u32
    }
}

async fn closed(w: Box<dyn Work>) -> u32 {
    let held = Loud("held by an argument");
    w.close((0..3).map(move |n| {
        let whole = &held;
        n + whole.0.len() as u32
    })).await
}

fn main() {
    println!("{}", block_on(closed(Box::new(Loud("object")))));
}

// OUT: drop object
// OUT: drop held by an argument
