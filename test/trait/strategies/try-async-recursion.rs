// A recursion through dyn by `try(N)`: each frame holds its callee's slot, so the
// callee of the first does not fit into it. With room enough at the first call,
// the second is the one that fails; nothing is allocated at any depth.
// ALLOCS all: 0
trait Work {
    async fn sum(&self, me: &dyn Work, n: u32) -> Result<u32, TooLarge>;
}

struct Triangle;

impl Work for Triangle {
    async fn sum(&self, me: &dyn Work, n: u32) -> Result<u32, TooLarge> {
        println!("at {n}");
        yield_now().await;
        if n == 0 {
            return Ok(0);
        }
        match #[dyn_async(try(256))] me.sum(me, n - 1).await {
            Ok(rest) => Ok(n + rest?),
            Err(e) => {
                println!("no room below {n}");
                Err(e)
            }
        }
    }
}

async fn small_room(w: &dyn Work, n: u32) -> Result<u32, TooLarge> {
    (#[dyn_async(try(256))] w.sum(w, n).await)?
}

async fn large_room(w: &dyn Work, n: u32) -> Result<u32, TooLarge> {
    (#[dyn_async(try(1000))] w.sum(w, n).await)?
}

fn main() {
    println!("{:?}", block_on(small_room(&Triangle, 20)));
    println!("{:?}", block_on(large_room(&Triangle, 0)));
    println!("{:?}", block_on(large_room(&Triangle, 20)));
}

// OUT: Err(TooLarge)
// OUT: at 0
// OUT: Ok(0)
// OUT: at 20
// OUT: no room below 20
// OUT: Err(TooLarge)
