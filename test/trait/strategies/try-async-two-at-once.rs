// Two calls by `try(N)` alive at once, each with a slot of its own; one of them has
// no room, and the other goes on.
// ALLOCS all: 0
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Small(u32);

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        println!("small {n} begins");
        yield_now().await;
        println!("small {n} ends");
        self.0 += n;
        self.0
    }
}

struct Big;

impl Work for Big {
    async fn run(&mut self, n: u32) -> u32 {
        println!("big {n} begins");
        let mut all = [n as u8; 400];
        yield_now().await;
        all[n as usize] += 1;
        all[n as usize] as u32
    }
}

async fn calls(w: &mut dyn Work) -> Result<u32, TooLarge> {
    let first = (#[dyn_async(try(256))] w.run(1).await)?;
    Ok(first * 10 + (#[dyn_async(try(256))] w.run(2).await)?)
}

async fn both(a: &mut dyn Work, b: &mut dyn Work) {
    let (x, y) = join(calls(a), calls(b)).await;
    println!("{:?} {:?}", x, y);
}

fn main() {
    block_on(both(&mut Small(0), &mut Small(5)));
    block_on(both(&mut Big, &mut Small(0)));
}

// OUT: small 1 begins
// OUT: small 1 begins
// OUT: small 1 ends
// OUT: small 2 begins
// OUT: small 1 ends
// OUT: small 2 begins
// OUT: small 2 ends
// OUT: small 2 ends
// OUT: Ok(13) Ok(68)
// OUT: small 1 begins
// OUT: small 1 ends
// OUT: small 2 begins
// OUT: small 2 ends
// OUT: Err(TooLarge) Ok(13)
