// A callee that was made by `try(N)` and panics when it is resumed: what it holds is
// dropped, and its storage given back, which another call uses while this one
// unwinds.
// ALLOCS all: 0
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        let _held = Loud("callee's");
        yield_now().await;
        if n > 1 {
            panic!("resumed {n}");
        }
        n
    }
}

struct Again<'a>(&'a mut dyn Work);

impl Drop for Again<'_> {
    fn drop(&mut self) {
        println!("unwinding");
        println!("{:?}", block_on(one(self.0, 0)));
    }
}

async fn one(w: &mut dyn Work, n: u32) -> Result<u32, TooLarge> {
    #[dyn_async(try(256))] w.run(n).await
}

async fn calls(w: &mut dyn Work) -> Result<u32, TooLarge> {
    let _held = Loud("caller's");
    let again = Again(w);
    let mut sum = 0;
    for n in 0..4 {
        sum += (#[dyn_async(try(256))] again.0.run(n).await)?;
        println!("{sum}");
    }
    Ok(sum)
}

fn main() {
    println!("{:?}", block_on(calls(&mut Small)));
}

// OUT: drop callee's
// OUT: 0
// OUT: drop callee's
// OUT: 1
// OUT: drop callee's
// OUT: unwinding
// OUT: drop callee's
// OUT: Ok(0)
// OUT: drop caller's
// EXIT: 101
// STDERR: resumed 2
