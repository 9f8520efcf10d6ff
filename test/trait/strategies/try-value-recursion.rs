// Values by `try(N)`, one in another, 20 deep: each lies in a frame of its own.
// ALLOCS all: 0
trait Tree {
    fn below(&self) -> impl Iterator<Item = u32>;
}

struct Node(u32);

impl Tree for Node {
    fn below(&self) -> impl Iterator<Item = u32> {
        (0..self.0).take(1)
    }
}

fn depth(n: u32) -> Result<u32, TooLarge> {
    let node = Node(n);
    let tree: &dyn Tree = &node;
    let mut deepest = 0;
    for _ in (#[dyn_async(try(64))] tree.below())? {
        deepest = 1 + depth(n - 1)?;
    }
    Ok(deepest)
}

fn main() {
    println!("{:?}", depth(20));
}

// OUT: Ok(20)
