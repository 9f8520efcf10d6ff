// A tree of objects walked by recursion; a method that returns its children as
// objects, and one that hands a closure down by reference.
//
// 168 nodes. Nested: at -O0 the deepest calls of `visit` exceed the root's
// slot; all use one block. Inline: `sum` and `visit` of the 69 branches hold
// slots.
// ALLOCS nested: 168
// ALLOCS nested O0: 169
// ALLOCS inline(256): 306
// ALLOCS box: 508
trait Node {
    async fn sum(&self, depth: u32) -> u64;
    fn children(&self) -> impl Iterator<Item = &dyn Node>;
    async fn visit(&self, f: impl FnMut(u64));
}

struct Leaf(u64);

struct Branch {
    kids: [Option<Box<dyn Node>>; 3],
    w: u64,
}

impl Node for Leaf {
    async fn sum(&self, d: u32) -> u64 {
        if d > 2 {
            yield_now().await;
        }
        self.0
    }
    fn children(&self) -> impl Iterator<Item = &dyn Node> {
        let e: [&dyn Node; 0] = [];
        e.into_iter()
    }
    async fn visit(&self, mut f: impl FnMut(u64)) {
        f(self.0)
    }
}

impl Node for Branch {
    async fn sum(&self, d: u32) -> u64 {
        let mut t = self.w;
        for c in self.children() {
            t = t * 2 + c.sum(d + 1).await;
        }
        t
    }
    fn children(&self) -> impl Iterator<Item = &dyn Node> {
        self.kids.iter().filter_map(|k| match k {
            Some(b) => Some(&**b),
            None => None,
        })
    }
    async fn visit(&self, mut f: impl FnMut(u64)) {
        f(self.w);
        for k in &self.kids {
            if let Some(k) = k {
                k.visit(&mut f).await;
            }
        }
    }
}

fn build(d: u32, n: u64) -> Box<dyn Node> {
    if d == 0 {
        Box::new(Leaf(n))
    } else {
        Box::new(Branch {
            kids: [
                Some(build(d - 1, n + 1)),
                if n % 2 == 0 { None } else { Some(build(d - 1, n + 2)) },
                Some(build(d - 1, n * 2)),
            ],
            w: n,
        })
    }
}

fn main() {
    let t = build(5, 1);
    println!("{}", block_on(async { t.sum(0).await }));
    let mut s = 0u64;
    let mut c = 0;
    block_on(async {
        t.visit(|v| {
            s = s.wrapping_mul(31) + v;
            c += 1;
        })
        .await
    });
    println!("{s} {c}");
    let mut n = 0;
    for k in t.children() {
        for _ in k.children() {
            n += 1;
        }
    }
    println!("{n}");
}

// OUT: 64878
// OUT: 11210285904401834840 168
// OUT: 7
