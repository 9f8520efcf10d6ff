// Drops through enums, options, boxes, trait objects and iterators, in order.
// ALLOCS all: 14
use std::cell::Cell;
struct Log<'a> {
    out: &'a Cell<u32>,
    w: u32,
}
impl<'a> Drop for Log<'a> {
    fn drop(&mut self) {
        self.out.set(self.out.get() * 10 + self.w);
    }
}
trait Tr {
    fn v(&self) -> u32;
    fn eat(self: Box<Self>) -> u32;
}
impl<'a> Tr for Log<'a> {
    fn v(&self) -> u32 {
        self.w
    }
    fn eat(self: Box<Self>) -> u32 {
        self.w + 100
    }
}
impl Tr for u32 {
    fn v(&self) -> u32 {
        *self
    }
    fn eat(self: Box<u32>) -> u32 {
        *self
    }
}
struct G<T: Tr> {
    t: T,
    name: &'static str,
}
impl<T: Tr> Drop for G<T> {
    fn drop(&mut self) {
        println!("G {} {}", self.name, self.t.v());
    }
}
struct Chain {
    d: u32,
    next: Option<Box<Chain>>,
}
impl Drop for Chain {
    fn drop(&mut self) {
        print!("c{} ", self.d);
    }
}
enum Big<'a> {
    Small(u8),
    Large([Log<'a>; 3]),
    Dyn(Box<dyn Tr + 'a>),
    Nest(Option<Box<Big<'a>>>),
}
fn log<'a>(c: &'a Cell<u32>, w: u32) -> Log<'a> {
    Log { out: c, w }
}

fn labels<'a>(c: &'a Cell<u32>) -> u32 {
    let mut n = 0;
    'o: loop {
        let _o = log(c, 1);
        n += 1;
        for i in 0.. {
            let _i = log(c, 2);
            match i {
                0 => continue,
                1 if n < 2 => {
                    let _x = log(c, 3);
                    continue 'o;
                }
                _ => {
                    let l = log(c, 4);
                    break 'o l.w + i;
                }
            }
        }
    }
}
fn show(n: &str, c: &Cell<u32>) {
    println!("{n}: {}", c.get());
    c.set(0);
}
fn main() {
    let c = Cell::new(0);
    let cc = &c;
    {
        let b: [Big; 4] = [
            Big::Small(1),
            Big::Large([log(cc, 1), log(cc, 2), log(cc, 3)]),
            Big::Dyn(Box::new(log(cc, 4))),
            Big::Nest(Some(Box::new(Big::Dyn(Box::new(log(cc, 5)))))),
        ];
        for x in b.iter() {
            match x {
                Big::Small(n) => println!("s{n}"),
                Big::Large([a, .., z]) => println!("{} {}", a.w, z.w),
                Big::Dyn(t) => println!("{}", t.v()),
                Big::Nest(Some(b)) => {
                    if let Big::Dyn(t) = &**b {
                        println!("n{}", t.v())
                    }
                }
                Big::Nest(None) => {}
            }
        }
    }
    show("arr", cc);
    {
        let t: Box<dyn Tr + '_> = Box::new(log(cc, 7));
        println!("{}", t.eat());
        show("eat", cc);
        let u: Box<dyn Tr> = Box::new(5u32);
        println!("{}", u.eat());
    }
    {
        let g = G {
            t: log(cc, 6),
            name: "g",
        };
        let _h = G { t: 3u32, name: "h" };
        let _ = &g.t;
    }
    show("G", cc);
    {
        let l = Chain {
            d: 1,
            next: Some(Box::new(Chain {
                d: 2,
                next: Some(Box::new(Chain { d: 3, next: None })),
            })),
        };
        let mut p = &l;
        while let Some(n) = &p.next {
            p = n;
        }
        println!("{}", p.d);
    }
    println!("|");
    println!("{}", labels(cc));
    show("labels", cc);
    {
        let mut o: Option<Box<dyn Tr>> = Some(Box::new(log(cc, 1)));
        if let Some(b) = o.take() {
            println!("{}", b.v());
        }
        show("o", cc);
        o = Some(Box::new(log(cc, 2)));
        o = None;
        show("o2", cc);
        o.get_or_insert_with(|| Box::new(log(cc, 3)));
        o.replace(Box::new(9));
        show("o3", cc);
        let v = o.as_ref().map_or(0, |b| b.v());
        println!("{v}");
    }
    {
        let f: Box<dyn FnOnce() -> u32 + '_> = {
            let l = log(cc, 8);
            Box::new(move || l.w)
        };
        println!("{}", f());
        show("once", cc);
        let l2 = log(cc, 9);
        let _unused: Box<dyn FnOnce()> = Box::new(move || {
            let _ = l2.w;
        });
    }
    show("unused", cc);
    {
        let x = log(cc, 1);
        let y = log(cc, 2);
        let _z = (log(cc, 3), log(cc, 4), x);
        drop(y);
        show("y", cc);
    }
    show("tuple", cc);
    {
        let it = [log(cc, 1), log(cc, 2), log(cc, 3)]
            .into_iter()
            .map(|l| l.w)
            .filter(|w| w % 2 == 1);
        let s: u32 = it.sum();
        println!("{s}");
        show("iter", cc);
        for l in [log(cc, 4), log(cc, 5), log(cc, 6)] {
            if l.w == 5 {
                break;
            }
        }
        show("for", cc);
    }
    {
        let s = [log(cc, 1), log(cc, 2), log(cc, 3)];
        let [a, rest, _] = s;
        drop(rest);
        show("rest", cc);
        drop(a);
        show("a", cc);
    }
    {
        let v = Some(log(cc, 1))
            .and_then(|l| if l.w > 1 { Some(l) } else { None })
            .or_else(|| Some(log(cc, 2)))
            .map(|l| (log(cc, 3), l))
            .unwrap();
        show("opt", cc);
        let (p, _) = &v;
        println!("{}", p.w);
        let (_, q) = v;
        println!("{}", q.w);
        show("qpart", cc);
    }
    show("qend", cc);
    {
        fn clone<'a>(d: &D2<'a>) -> D2<'a> {
            d.clone()
        }
        let d = D2(cc, 1);
        let e = clone(&d);
        let f = [e.clone(), d.clone()].clone();
        drop(d);
        println!("{}", f[0].1);
        let o = Some(Box::new(e));
        let p = o.clone();
        println!("{}", p.unwrap().1);
    }
    show("clones", cc);
}
struct D2<'a>(&'a Cell<u32>, u32);
impl Clone for D2<'_> {
    fn clone(&self) -> Self {
        D2(self.0, self.1 + 1)
    }
}
impl Drop for D2<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() * 10 + self.1);
    }
}

// OUT: s1
// OUT: 1 3
// OUT: 4
// OUT: n5
// OUT: arr: 12345
// OUT: 107
// OUT: eat: 7
// OUT: 5
// OUT: G h 3
// OUT: G g 6
// OUT: G: 6
// OUT: 3
// OUT: c1 c2 c3 |
// OUT: 5
// OUT: labels: 23212421
// OUT: 1
// OUT: o: 1
// OUT: o2: 2
// OUT: o3: 3
// OUT: 9
// OUT: 8
// OUT: once: 8
// OUT: unused: 9
// OUT: y: 2
// OUT: tuple: 341
// OUT: 4
// OUT: iter: 123
// OUT: for: 456
// OUT: rest: 2
// OUT: a: 1
// OUT: opt: 31
// OUT: 3
// OUT: 2
// OUT: qpart: 0
// OUT: qend: 23
// OUT: 4
// OUT: 3
// OUT: clones: 3213243
