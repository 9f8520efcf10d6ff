// Values whose methods return values; iterators of boxed objects; a value that
// is printed.
//
// Two rows that are I and one Big, the arena's chunk, five `.box`. Nested: what
// is called on a value needs a block, once; so does Big, which is larger than
// all slots.
// ALLOCS nested: 11
// ALLOCS inline(256): 10
// ALLOCS box: 28
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Outer {
    fn rows(&self) -> impl Iterator<Item = Box<dyn Inner>>;
    fn inner(&self, n: u32) -> impl Inner;
    fn shape(&self) -> impl Fn(u32) -> u32;
    fn maker(&self) -> impl Maker;
    fn show(&self) -> impl Display;
    fn dbl(&self) -> impl DoubleEndedIterator<Item = u32>;
    fn big(&self) -> impl Inner;
}

trait Inner {
    async fn run(&mut self) -> u32;
    fn parts(&self) -> impl Iterator<Item = u32>;
    fn id(&self) -> u32;
}

trait Maker {
    fn make(&self, n: u32) -> impl Inner;
}

struct I {
    d: D,
    n: u32,
}

impl Inner for I {
    async fn run(&mut self) -> u32 {
        yield_now().await;
        self.n += 1;
        self.n
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        (0..self.n).map(|v| v * 2)
    }
    fn id(&self) -> u32 {
        self.d.0
    }
}

struct Big {
    a: [u64; 2048],
    d: D,
}

impl Inner for Big {
    async fn run(&mut self) -> u32 {
        self.a[2047] += 5;
        yield_now().await;
        self.a[2047] as u32
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        self.a.iter().map(|v| *v as u32).take(2)
    }
    fn id(&self) -> u32 {
        self.d.0
    }
}

struct O {
    base: u32,
}

struct M(u32);

impl Maker for M {
    fn make(&self, n: u32) -> impl Inner {
        I { d: D(900 + n), n: self.0 }
    }
}

impl Outer for O {
    fn rows(&self) -> impl Iterator<Item = Box<dyn Inner>> {
        let b = self.base;
        (0..3u32).map(move |i| -> Box<dyn Inner> {
            if i == 1 {
                Box::new(Big { a: [i as u64; 2048], d: D(b + i) })
            } else {
                Box::new(I { d: D(b + i), n: i })
            }
        })
    }
    fn inner(&self, n: u32) -> impl Inner {
        I { d: D(n), n }
    }
    fn shape(&self) -> impl Fn(u32) -> u32 {
        let b = self.base;
        move |x| x + b
    }
    fn maker(&self) -> impl Maker {
        M(self.base)
    }
    fn show(&self) -> impl Display {
        "shown"
    }
    fn dbl(&self) -> impl DoubleEndedIterator<Item = u32> {
        0..self.base
    }
    fn big(&self) -> impl Inner {
        Big { a: [9; 2048], d: D(16) }
    }
}

async fn use_it(o: &dyn Outer) -> u32 {
    let mut t = 0;
    for mut r in o.rows() {
        t += r.run().await;
        for p in r.parts() {
            t += p;
        }
        println!("row {}", r.id());
    }
    t += o.inner(7).run().await;
    println!("{}", o.inner(8).id());
    t += (o.shape())(3);
    let mut m = o.maker().make(4).box;
    t += m.run().await;
    println!("{}", o.show());
    let f = o.shape().box;
    t += f(1) + f(2);
    for v in o.dbl().box.rev() {
        print!("{v} ");
    }
    println!();
    println!("{:?}", o.dbl().box.map(|x| x * x).sum::<u32>());
    let mut b = o.big().box;
    t += b.run().await;
    t += o.big().run().await;
    let arena = Arena::new();
    let mut pl = arena.new_with(|| o.inner(55));
    t += pl.run().await;
    let mut buf = [0u8; 256];
    let mut mb = maybe_box(&mut buf, || o.inner(56));
    t += mb.run().await;
    t
}

fn main() {
    println!("{}", block_on(use_it(&O { base: 5 })));
}

// OUT: row 5
// OUT: drop 5
// OUT: row 6
// OUT: drop 6
// OUT: row 7
// OUT: drop 7
// OUT: drop 7
// OUT: 8
// OUT: drop 8
// OUT: shown
// OUT: 4 3 2 1 0 
// OUT: 30
// OUT: drop 16
// OUT: drop 56
// OUT: drop 55
// OUT: drop 16
// OUT: drop 904
// OUT: 194
