// Functions that return dyn types, and their calls in arrays, enums, closures.
//
// A task, two boxes of blocks, two of opt(), a new_with, 12 `.box`. LLVM sees
// that one future is not used. Nested: what is called on s.next() needs a
// block, once.
// ALLOCS nested: 20
// ALLOCS nested O2: <= 20
// ALLOCS inline(256): 19
// ALLOCS inline(256) O2: <= 19
// ALLOCS box: 34
// ALLOCS box O2: <= 34
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn ret(n: u32) -> dyn Future<Output = u32> {
    async move {
        let _d = D("ret");
        yield_now().await;
        n * 2
    }
}

fn pick(b: bool) -> dyn Iterator<Item = u32> {
    let base = if b { 5 } else { 50 };
    base..base + 3
}

trait Op {
    fn apply(&self, n: u32) -> u32;
}

struct Add(u32);

impl Op for Add {
    fn apply(&self, n: u32) -> u32 {
        n + self.0
    }
}

impl Drop for Add {
    fn drop(&mut self) {
        println!("drop add {}", self.0);
    }
}

fn op(n: u32) -> dyn Op {
    Add(n)
}

trait Svc {
    async fn call(&self, n: u32) -> u32;
    fn next(&self) -> impl Svc2;
    fn opt(&self) -> Option<Box<dyn Svc>>;
}

trait Svc2 {
    async fn call2(&self, d: D) -> u32;
    fn back(&self) -> impl Iterator<Item = u32>;
}

struct S(u32);

impl Svc for S {
    async fn call(&self, n: u32) -> u32 {
        yield_now().await;
        self.0 + n
    }
    fn next(&self) -> impl Svc2 {
        T(self.0 + 1, D("T"))
    }
    fn opt(&self) -> Option<Box<dyn Svc>> {
        if self.0 > 2 {
            None
        } else {
            Some(Box::new(S(self.0 + 1)))
        }
    }
}

struct T(u32, D);

impl Svc2 for T {
    async fn call2(&self, d: D) -> u32 {
        let r = &self.1;
        yield_now().await;
        println!("call2 {} {}", r.0, d.0);
        self.0
    }
    fn back(&self) -> impl Iterator<Item = u32> {
        let n = self.0;
        (0..n).rev()
    }
}

enum Slot<'a> {
    Empty,
    Running(Box<dyn Future<Output = u32> + 'a>),
    Done(u32),
}

async fn drive(s: &mut [Slot<'_>; 3]) -> u32 {
    let mut t = 0;
    for x in s.iter_mut() {
        match std::mem::replace(x, Slot::Empty) {
            Slot::Empty => {}
            Slot::Running(f) => {
                let v = f.await;
                *x = Slot::Done(v);
                t += v;
            }
            Slot::Done(v) => {
                t += v;
                *x = Slot::Done(v);
            }
        }
    }
    t
}

async fn main_() {
    println!("{}", ret(4).await);
    println!("{}", ret(5).box.await + ret(6).await);
    for v in pick(true) {
        print!("{v} ");
    }
    for v in pick(false).box.map(|x| x + 1) {
        print!("{v} ");
    }
    println!();
    println!("{}", op(3).apply(4));
    let o = Box::new_with(|| op(9));
    println!("{}", o.apply(1));
    let mut buf = [0u8; 64];
    let p = maybe_box(&mut buf, || op(10));
    println!("{}", p.apply(1));
    let s: &dyn Svc = &S(1);
    println!("{}", s.next().call2(D("arg")).await);
    println!(
        "{}",
        match s.next().call2(D("m")).await {
            2 => {
                yield_now().await;
                "two"
            }
            _ => "other",
        }
    );
    for v in s.next().back() {
        println!("back {v}");
    }
    let mut n = 0;
    let mut cur = s.opt();
    while let Some(c) = cur {
        n += c.call(n).await;
        cur = c.opt();
    }
    println!("{n}");
    let mut slots =
        [Slot::Running(s.call(1).box), Slot::Done(4), Slot::Running(ret(7).box)];
    println!("{}", drive(&mut slots).await);
    println!("{}", drive(&mut slots).await);
    slots[1] = Slot::Running(Box::new(async {
        let _x = D("never");
        1
    }));
    if s.call(1).await > 1 && s.next().call2(D("cond")).await == 2 {
        println!("yes");
    }
    let arr: [Box<dyn Future<Output = u32>>; 2] =
        [s.call(3).box, Box::new(async { s.call(s.call(1).await).await })];
    let mut t = 0;
    for f in arr {
        t += f.await;
    }
    println!("{t}");
    let f = |n: u32| async move { s.call(n).await + 1 };
    println!("{}", f(f(1).await).await);
    let (a, b) = join(s.call(1).box, join(s.call(2).box, ret(3).box)).await;
    println!("{a} {b:?}");
    let h = spawn(async move { S(40).call(2).await });
    println!("{}", h.await);
    drop(s.call(8).box);
    let _ = s.next().box;
    let _unused = s.next().box;
    s.next().box;
    println!("end");
}

fn main() {
    block_on(main_());
}

// OUT: drop ret
// OUT: 8
// OUT: drop ret
// OUT: drop ret
// OUT: 22
// OUT: 5 6 7 51 52 53 
// OUT: 7
// OUT: drop add 3
// OUT: 10
// OUT: 11
// OUT: call2 T arg
// OUT: drop arg
// OUT: 2
// OUT: drop T
// OUT: call2 T m
// OUT: drop m
// OUT: two
// OUT: drop T
// OUT: back 1
// OUT: back 0
// OUT: drop T
// OUT: 7
// OUT: drop ret
// OUT: 20
// OUT: 20
// OUT: call2 T cond
// OUT: drop cond
// OUT: drop T
// OUT: yes
// OUT: 7
// OUT: 5
// OUT: drop ret
// OUT: 2 (3, 6)
// OUT: 42
// OUT: drop T
// OUT: drop T
// OUT: end
// OUT: drop T
// OUT: drop add 10
// OUT: drop add 9
