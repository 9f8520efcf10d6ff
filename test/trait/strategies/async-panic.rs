// A callee that panics when it is resumed: what it holds is dropped, and its
// storage given back.
//
// STRATEGIES: nested, inline(256), inline-or-trap(256), cache, custom(pool_grow), sealed, box
// OPTIONS: --link=%S/support/grow.cpp
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS inline-or-trap(256): 0
// ALLOCS cache: 1
// ALLOCS custom(pool_grow): 0
// ALLOCS sealed: 0
// ALLOCS box: 1
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
        panic!("resumed {n}")
    }
}

struct Again<'a>(&'a mut dyn Work);

impl Drop for Again<'_> {
    fn drop(&mut self) {
        println!("unwinding");
    }
}

async fn once(w: &mut dyn Work) {
    let _held = Loud("caller's");
    let again = Again(w);
    let n = again.0.run(1).await;
    println!("{n}");
}

fn main() {
    block_on(once(&mut Small));
}

// OUT: drop callee's
// OUT: unwinding
// OUT: drop caller's
// EXIT: 101
// STDERR: resumed
