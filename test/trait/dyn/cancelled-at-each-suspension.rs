// Calls, values, arguments and by-value self, dropped after each poll.
//
// Sixteen objects, sixteen futures in boxes. At -O2 LLVM makes those futures
// parts of `steps`: roots that have a keeper, but no room for callees. In the
// 14 that are polled `step` takes a block, in 6 of them the larger `eat`
// another; what else is called uses these two again. Inline: A's `eat` holds
// two slots, 4 times.
// ALLOCS nested: 32
// ALLOCS nested O2: <= 36
// ALLOCS inline(256): 36
// ALLOCS inline(256) O2: <= 36
// ALLOCS box: 92
// ALLOCS box O2: <= 92
struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("  drop {} {}", self.0, self.1);
    }
}

fn mk(s: &'static str, n: u32) -> D {
    println!("  make {s} {n}");
    D(s, n)
}

trait S {
    async fn step(&mut self, d: D) -> D;
    fn vals(&self, n: u32) -> impl Iterator<Item = D>;
    async fn eat(self, w: impl W) -> u32;
}

trait W {
    async fn w(&self, n: u32) -> u32;
}

struct A {
    d: D,
}

struct B {
    d: D,
}

struct K(D);

impl W for K {
    async fn w(&self, n: u32) -> u32 {
        let _x = mk("w", n);
        yield_now().await;
        n * 2
    }
}

impl S for A {
    async fn step(&mut self, d: D) -> D {
        let _l = mk("loc", d.1);
        yield_now().await;
        D("res", d.1 + self.d.1)
    }
    fn vals(&self, n: u32) -> impl Iterator<Item = D> {
        let h = mk("held", n);
        (0..n).map(move |i| D("val", i + h.1))
    }
    async fn eat(self, w: impl W) -> u32 {
        let a = w.w(1).await;
        yield_now().await;
        a + w.w(self.d.1).await
    }
}

impl S for B {
    async fn step(&mut self, d: D) -> D {
        d
    }
    fn vals(&self, n: u32) -> impl Iterator<Item = D> {
        Once(Some(D("one", n)))
    }
    async fn eat(self, _w: impl W) -> u32 {
        self.d.1
    }
}

struct Once(Option<D>);

impl Iterator for Once {
    type Item = D;
    fn next(&mut self) -> Option<D> {
        self.0.take()
    }
}

async fn go(mut s: Box<dyn S>) -> u32 {
    let r = s.step(mk("arg", 1)).await;
    let t = (mk("t", 0), s.step(mk("arg", 2)).await);
    for v in s.vals(2) {
        println!("  v {}", v.1);
        yield_now().await;
    }
    let n = match s.step(mk("m", 3)).await {
        D(_, n) => {
            yield_now().await;
            n
        }
    };
    let e = s.eat(K(mk("k", 4))).await;
    e + n + r.1 + t.1 .1
}

fn steps(which: bool, n: u32) -> Option<u32> {
    let w = Waker::noop();
    let mut cx = Context::from_waker(&w);
    let s: Box<dyn S> =
        if which { Box::new(A { d: mk("A", 10) }) } else { Box::new(B { d: mk("B", 20) }) };
    let mut f = Box::pin(go(s));
    for _ in 0..n {
        if let Poll::Ready(v) = f.as_mut().poll(&mut cx) {
            println!(" ready");
            return Some(v);
        }
    }
    println!(" cancel");
    None
}

fn main() {
    for n in 0..11 {
        println!("{n}");
        println!("{:?}", steps(true, n));
    }
    for n in 0..5 {
        println!("{n}");
        println!("{:?}", steps(false, n));
    }
}

// OUT: 0
// OUT:   make A 10
// OUT:  cancel
// OUT:   drop A 10
// OUT: None
// OUT: 1
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:  cancel
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   drop A 10
// OUT: None
// OUT: 2
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:  cancel
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   drop t 0
// OUT:   drop res 11
// OUT:   drop A 10
// OUT: None
// OUT: 3
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:  cancel
// OUT:   drop val 2
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT:   drop A 10
// OUT: None
// OUT: 4
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:  cancel
// OUT:   drop val 3
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT:   drop A 10
// OUT: None
// OUT: 5
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:   drop val 3
// OUT:   make m 3
// OUT:   make loc 3
// OUT:  cancel
// OUT:   drop loc 3
// OUT:   drop m 3
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT:   drop A 10
// OUT: None
// OUT: 6
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:   drop val 3
// OUT:   make m 3
// OUT:   make loc 3
// OUT:   drop loc 3
// OUT:   drop m 3
// OUT:  cancel
// OUT:   drop res 13
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT:   drop A 10
// OUT: None
// OUT: 7
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:   drop val 3
// OUT:   make m 3
// OUT:   make loc 3
// OUT:   drop loc 3
// OUT:   drop m 3
// OUT:   drop res 13
// OUT:   make k 4
// OUT:   make w 1
// OUT:  cancel
// OUT:   drop w 1
// OUT:   drop k 4
// OUT:   drop A 10
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT: None
// OUT: 8
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:   drop val 3
// OUT:   make m 3
// OUT:   make loc 3
// OUT:   drop loc 3
// OUT:   drop m 3
// OUT:   drop res 13
// OUT:   make k 4
// OUT:   make w 1
// OUT:   drop w 1
// OUT:  cancel
// OUT:   drop k 4
// OUT:   drop A 10
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT: None
// OUT: 9
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:   drop val 3
// OUT:   make m 3
// OUT:   make loc 3
// OUT:   drop loc 3
// OUT:   drop m 3
// OUT:   drop res 13
// OUT:   make k 4
// OUT:   make w 1
// OUT:   drop w 1
// OUT:   make w 10
// OUT:  cancel
// OUT:   drop w 10
// OUT:   drop k 4
// OUT:   drop A 10
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT: None
// OUT: 10
// OUT:   make A 10
// OUT:   make arg 1
// OUT:   make loc 1
// OUT:   drop loc 1
// OUT:   drop arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   make loc 2
// OUT:   drop loc 2
// OUT:   drop arg 2
// OUT:   make held 2
// OUT:   drop held 2
// OUT:   v 2
// OUT:   drop val 2
// OUT:   v 3
// OUT:   drop val 3
// OUT:   make m 3
// OUT:   make loc 3
// OUT:   drop loc 3
// OUT:   drop m 3
// OUT:   drop res 13
// OUT:   make k 4
// OUT:   make w 1
// OUT:   drop w 1
// OUT:   make w 10
// OUT:   drop w 10
// OUT:   drop k 4
// OUT:   drop A 10
// OUT:   drop t 0
// OUT:   drop res 12
// OUT:   drop res 11
// OUT:  ready
// OUT: Some(58)
// OUT: 0
// OUT:   make B 20
// OUT:  cancel
// OUT:   drop B 20
// OUT: None
// OUT: 1
// OUT:   make B 20
// OUT:   make arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   v 2
// OUT:  cancel
// OUT:   drop one 2
// OUT:   drop t 0
// OUT:   drop arg 2
// OUT:   drop arg 1
// OUT:   drop B 20
// OUT: None
// OUT: 2
// OUT:   make B 20
// OUT:   make arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   v 2
// OUT:   drop one 2
// OUT:   make m 3
// OUT:  cancel
// OUT:   drop m 3
// OUT:   drop t 0
// OUT:   drop arg 2
// OUT:   drop arg 1
// OUT:   drop B 20
// OUT: None
// OUT: 3
// OUT:   make B 20
// OUT:   make arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   v 2
// OUT:   drop one 2
// OUT:   make m 3
// OUT:   drop m 3
// OUT:   make k 4
// OUT:   drop k 4
// OUT:   drop B 20
// OUT:   drop t 0
// OUT:   drop arg 2
// OUT:   drop arg 1
// OUT:  ready
// OUT: Some(26)
// OUT: 4
// OUT:   make B 20
// OUT:   make arg 1
// OUT:   make t 0
// OUT:   make arg 2
// OUT:   v 2
// OUT:   drop one 2
// OUT:   make m 3
// OUT:   drop m 3
// OUT:   make k 4
// OUT:   drop k 4
// OUT:   drop B 20
// OUT:   drop t 0
// OUT:   drop arg 2
// OUT:   drop arg 1
// OUT:  ready
// OUT: Some(26)
