// Recursion through dyn calls: a tree whose nodes await their children.
//
// 120 boxes. Inline: the 57 + 80 calls of Branch hold two slots. Nested: only
// the chain of 40 is deeper than 1 KiB. It goes on in three kept blocks of
// growing size, for `visit`, which `size` uses again.
// ALLOCS nested: 123
// ALLOCS inline(256): 257
// ALLOCS box: 399
trait Node {
    async fn size(&self) -> u32;
    async fn visit(&mut self, depth: u32) -> u32;
}

struct Leaf(u32);

struct Branch {
    left: Box<dyn Node>,
    right: Box<dyn Node>,
    visits: u32,
}

impl Node for Leaf {
    async fn size(&self) -> u32 {
        1
    }
    async fn visit(&mut self, depth: u32) -> u32 {
        if depth % 2 == 1 {
            yield_now().await;
        }
        self.0 += 1;
        self.0 * depth
    }
}

impl Node for Branch {
    async fn size(&self) -> u32 {
        self.left.size().await + self.right.size().await + 1
    }
    async fn visit(&mut self, depth: u32) -> u32 {
        self.visits += 1;
        let l = self.left.visit(depth + 1).await;
        let r = self.right.visit(depth + 1).await;
        l + r
    }
}

fn tree(depth: u32) -> Box<dyn Node> {
    if depth == 0 {
        return Box::new(Leaf(depth));
    }
    Box::new(Branch { left: tree(depth - 1), right: tree(depth / 2), visits: 0 })
}

async fn chain(depth: u32) -> u32 {
    let mut t: Box<dyn Node> = Box::new(Leaf(1));
    for _ in 0..depth {
        t = Box::new(Branch { left: t, right: Box::new(Leaf(2)), visits: 0 });
    }
    t.visit(0).await + t.size().await
}

fn main() {
    let mut t = tree(6);
    println!("{}", block_on(async { t.size().await }));
    println!("{}", block_on(async { t.visit(1).await }));
    println!("{}", block_on(async { t.visit(1).await }));
    println!("{}", block_on(chain(40)));
}

// OUT: 39
// OUT: 112
// OUT: 224
// OUT: 2621
