// A frame on the heap whose dyn calls are all made in functions and blocks that
// are parts of it: one after the other, they find room behind it.
//
// A box, and the frame. With inline(256), only Layer is too large, as it holds a
// slot itself: 3 calls. LLVM may see that the frame is used in `main` only.
// ALLOCS nested: 2
// ALLOCS nested O2: <= 2
// ALLOCS inline(256): 5
// ALLOCS inline(256) O2: <= 5
// ALLOCS box: 8
// ALLOCS box O2: <= 8
trait Step {
    async fn step(&mut self, n: u32) -> u32;
}

struct Leaf(u32);

struct Layer {
    below: Box<dyn Step>,
}

impl Step for Leaf {
    async fn step(&mut self, n: u32) -> u32 {
        yield_now().await;
        self.0 += n;
        self.0
    }
}

impl Step for Layer {
    async fn step(&mut self, n: u32) -> u32 {
        self.below.step(n + 1).await * 10
    }
}

async fn twice(s: &mut dyn Step) -> u32 {
    s.step(1).await + s.step(2).await
}

async fn outer(s: &mut dyn Step) -> u32 {
    let first = twice(s).await;
    let last = async { s.step(3).await };
    first + last.await
}

fn main() {
    let mut layer = Layer { below: Box::new(Leaf(0)) };
    println!("{}", block_on(Box::pin(outer(&mut layer))));
}

// OUT: 160
