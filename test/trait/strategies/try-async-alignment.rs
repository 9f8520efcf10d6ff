// `try(N)` and a frame aligned to 16 bytes: it lies in the slot as others do, and
// is refused as others are.
// ALLOCS all: 0
trait Work {
    async fn run(&mut self, n: u128) -> u128;
}

struct Wide(u128);

impl Work for Wide {
    async fn run(&mut self, n: u128) -> u128 {
        let kept = self.0 + n;
        let place = &kept;
        yield_now().await;
        *place * 2
    }
}

async fn room(w: &mut dyn Work) -> Result<u128, TooLarge> {
    #[dyn_async(try(256))] w.run(1 << 100).await
}

async fn no_room(w: &mut dyn Work) -> Result<u128, TooLarge> {
    #[dyn_async(try(16))] w.run(1 << 100).await
}

fn main() {
    println!("{:?}", block_on(room(&mut Wide(1))));
    println!("{:?}", block_on(no_room(&mut Wide(1))));
}

// OUT: Ok(2535301200456458802993406410754)
// OUT: Err(TooLarge)
