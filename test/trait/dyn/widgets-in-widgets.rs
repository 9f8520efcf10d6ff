// A trait with all of it, implemented by a group of objects of the trait.
//
// Five boxes by hand and 5 clones, of groups' parts too; what `build` boxes
// (7), the `.box` of components() (5 in `both`, 7) and of prices() (5). And
// what prices() of an `impl Factory` returns is boxed (6), since generic code
// may move it. Nested: two chains are deeper than the root's slot, and at -O0
// two calls of `augment` more. Inline: all but W's `augment` hold slots, 36
// calls.
// ALLOCS nested: 41
// ALLOCS nested O0: 43
// ALLOCS inline(256): 76
// ALLOCS box: 97
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Clone for D {
    fn clone(&self) -> D {
        println!("clone {}", self.0);
        D(self.0)
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Comp {
    A(u32),
    B(&'static str),
    C { x: u8, y: u64 },
}

impl From<u32> for Comp {
    fn from(v: u32) -> Comp {
        Comp::A(v)
    }
}

impl From<&'static str> for Comp {
    fn from(v: &'static str) -> Comp {
        Comp::B(v)
    }
}

impl From<(u8, u64)> for Comp {
    fn from(v: (u8, u64)) -> Comp {
        Comp::C { x: v.0, y: v.1 }
    }
}

trait Named {
    fn name(&self) -> &'static str;
}

trait Factory: Named {
    async fn build(&mut self, c: Comp) -> Option<Box<dyn Widget>>;
    fn prices(&self) -> impl Iterator<Item = (u8, u64)>;
}

trait Widget: Named + Clone {
    async fn augment(&mut self, c: impl Into<Comp>) -> &mut dyn Widget;
    fn components(&self) -> impl Iterator<Item = Comp>;
    async fn transmit(self, f: impl Factory) -> u64;
    async fn both(&mut self, a: impl Into<Comp>, b: impl FnOnce(u64) -> Comp) -> usize {
        self.augment(a).await;
        self.augment(b(7)).await;
        self.components()
            .box
            .map(|c| {
                println!("  {c:?}");
                c
            })
            .count()
    }
}

#[derive(Clone)]
struct W {
    c: [Option<Comp>; 4],
    n: usize,
    d: D,
}

impl Named for W {
    fn name(&self) -> &'static str {
        self.d.0
    }
}

impl Widget for W {
    async fn augment(&mut self, c: impl Into<Comp>) -> &mut dyn Widget {
        if self.n % 2 == 1 {
            yield_now().await;
        }
        let c = c.into();
        if self.n < 4 {
            self.c[self.n] = Some(c);
            self.n += 1;
        }
        self
    }
    fn components(&self) -> impl Iterator<Item = Comp> {
        self.c.iter().filter_map(|c| c.clone())
    }
    async fn transmit(self, mut f: impl Factory) -> u64 {
        let mut t = 0;
        for c in self.components() {
            if let Some(mut w) = f.build(c).await {
                w.augment(1u32).await;
                t += w.components().box.count() as u64 * 10;
            }
        }
        for (a, b) in f.prices() {
            t += a as u64 * b;
        }
        println!("{} sent by {}", self.name(), f.name());
        t
    }
}

#[derive(Clone)]
struct Group {
    kids: [Option<Box<dyn Widget>>; 2],
    d: D,
}

impl Named for Group {
    fn name(&self) -> &'static str {
        self.d.0
    }
}

struct Lend<'a> {
    f: &'a mut dyn Factory,
}

impl<'a> Named for Lend<'a> {
    fn name(&self) -> &'static str {
        self.f.name()
    }
}

impl<'a> Factory for Lend<'a> {
    async fn build(&mut self, c: Comp) -> Option<Box<dyn Widget>> {
        self.f.build(c).await
    }
    fn prices(&self) -> impl Iterator<Item = (u8, u64)> {
        self.f.prices().box
    }
}

impl Widget for Group {
    async fn augment(&mut self, c: impl Into<Comp>) -> &mut dyn Widget {
        let c: Comp = c.into();
        for k in &mut self.kids {
            if let Some(k) = k {
                k.augment(Keep(c.clone())).await;
            }
        }
        self
    }
    fn components(&self) -> impl Iterator<Item = Comp> {
        self.kids.iter().filter_map(|k| k.as_ref()).flat_map(|k| k.components().box)
    }
    async fn transmit(self, mut f: impl Factory) -> u64 {
        let mut t = 0;
        let [a, b] = self.kids;
        if let Some(a) = a {
            t += a.transmit(Lend { f: &mut f }).await;
        }
        if let Some(b) = b {
            t += b.transmit(f).await;
        }
        t
    }
}

struct Keep(Comp);

impl Into<Comp> for Keep {
    fn into(self) -> Comp {
        self.0
    }
}

struct F {
    n: u32,
    d: D,
}

impl Named for F {
    fn name(&self) -> &'static str {
        self.d.0
    }
}

impl Factory for F {
    async fn build(&mut self, c: Comp) -> Option<Box<dyn Widget>> {
        self.n += 1;
        if self.n % 2 == 0 {
            return None;
        }
        yield_now().await;
        let mut w: Box<dyn Widget> =
            Box::new(W { c: [None, None, None, None], n: 0, d: D("built") });
        w.augment(c_of(&c)).await;
        Some(w)
    }
    fn prices(&self) -> impl Iterator<Item = (u8, u64)> {
        let n = self.n;
        (1..4u8).map(move |i| (i, n as u64))
    }
}

fn c_of(c: &Comp) -> impl Into<Comp> {
    Keep(c.clone())
}

async fn run(mut w: Box<dyn Widget>) -> u64 {
    let copy = w.clone();
    println!("{}", w.both("x", |n| Comp::C { x: 1, y: n }).await);
    let v = w.augment((3u8, 9u64)).await;
    println!("{}", v.name());
    let mut f = F { n: 0, d: D("factory") };
    let t = copy.transmit(Lend { f: &mut f }).await;
    t + w.transmit(f).await
}

fn main() {
    let w = W { c: [Some(Comp::A(5)), None, None, None], n: 1, d: D("w") };
    println!("{}", block_on(run(Box::new(w.clone()))));
    let g = Group {
        kids: [
            Some(Box::new(w)),
            Some(Box::new(Group {
                kids: [None, Some(Box::new(W { c: [None, None, None, None], n: 0, d: D("deep") }))],
                d: D("g2"),
            })),
        ],
        d: D("g"),
    };
    println!("{}", block_on(run(Box::new(g))));
}

// OUT: clone w
// OUT: clone w
// OUT:   A(5)
// OUT:   B("x")
// OUT:   C { x: 1, y: 7 }
// OUT: 3
// OUT: w
// OUT: drop built
// OUT: w sent by factory
// OUT: drop w
// OUT: drop built
// OUT: drop built
// OUT: w sent by factory
// OUT: drop factory
// OUT: drop w
// OUT: 96
// OUT: clone w
// OUT: clone deep
// OUT: clone g2
// OUT: clone g
// OUT:   A(5)
// OUT:   B("x")
// OUT:   C { x: 1, y: 7 }
// OUT:   B("x")
// OUT:   C { x: 1, y: 7 }
// OUT: 5
// OUT: g
// OUT: drop built
// OUT: w sent by factory
// OUT: drop w
// OUT: deep sent by factory
// OUT: drop deep
// OUT: drop g2
// OUT: drop g
// OUT: drop built
// OUT: drop built
// OUT: w sent by factory
// OUT: drop w
// OUT: drop built
// OUT: deep sent by factory
// OUT: drop factory
// OUT: drop deep
// OUT: drop g2
// OUT: drop g
// OUT: 170
