// Call over function over trait over program.
//
// The function boxes two calls; the others have room.
// ALLOCS all: 2
#![dyn_async(inline(64))]

#[dyn_async(nested)]
trait Cell2 {
    async fn get(&self) -> u32;
    async fn add(&mut self, n: u32) -> u32;
}

trait Plain {
    async fn get(&self) -> u32;
}

struct Value {
    v: u32,
}

impl Cell2 for Value {
    async fn get(&self) -> u32 {
        yield_now().await;
        self.v
    }
    async fn add(&mut self, n: u32) -> u32 {
        let mut big = [0; 64];
        big[63] = n;
        yield_now().await;
        self.v += big[63];
        self.v
    }
}

impl Plain for Value {
    async fn get(&self) -> u32 {
        self.v * 1000
    }
}

#[dyn_async(box)]
async fn function_says_box(c: &mut dyn Cell2, p: &dyn Plain) -> u32 {
    let a = c.get().await;
    let b = #[dyn_async(inline(4096))] c.add(5).await;
    let d = p.get().await;
    a + b + d
}

async fn trait_says_nested(c: &mut dyn Cell2) -> u32 {
    c.add(1).await + c.get().await
}

async fn program_says_inline(p: &dyn Plain) -> u32 {
    p.get().await
}

fn main() {
    let mut v = Value { v: 1 };
    let p = Value { v: 2 };
    println!("{}", block_on(function_says_box(&mut v, &p)));
    println!("{}", block_on(trait_says_nested(&mut v)));
    println!("{}", block_on(program_says_inline(&p)));
}

// OUT: 2007
// OUT: 14
// OUT: 2000
