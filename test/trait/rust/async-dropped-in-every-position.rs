// A future whose awaits stand in tuples, arrays, scrutinees, conditions and
// loops is dropped at each of its suspensions.
// ALLOCS all: 18
// ALLOCS all O2: <= 18
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("    drop {} {}", self.0, self.1);
    }
}

fn mk(s: &'static str, n: u32) -> D {
    println!("    make {s} {n}");
    D(s, n)
}

async fn leaf(d: D) -> D {
    yield_now().await;
    let _k = mk("leaf-local", d.1);
    yield_now().await;
    D("out", d.1 + 1)
}

async fn body(arg: D, (l, _): (D, D), _: D) -> u32 {
    let a = leaf(mk("a", 1)).await;
    let r = &a;
    let t = (mk("t0", 0), leaf(mk("t1", 1)).await, mk("t2", 2));
    match leaf(mk("scrut", 3)).await {
        D(_, n) if n > 100 => return 0,
        D(s, n) => {
            println!("    arm {s} {n}");
            yield_now().await;
        }
    }
    let arr = [leaf(mk("e", 4)).await, leaf(mk("e", 5)).await];
    if leaf(mk("cond", 6)).await.1 == 7 {
        yield_now().await;
    }
    let c = || {
        let _m = &arr;
        r.1 + t.1 .1
    };
    let x = c() + leaf(mk("last", 8)).await.1;
    drop(arg);
    yield_now().await;
    let l2 = l;
    for i in 0..2 {
        let _loop = mk("loop", i);
        if i == 1 {
            break;
        }
        yield_now().await;
    }
    x + l2.1
}

fn steps(n: u32) -> Option<u32> {
    let mut cx = Context::from_waker(Waker::noop());
    let mut f = Box::pin(body(mk("arg", 0), (mk("l", 1), mk("r", 2)), mk("ign", 3)));
    for _ in 0..n {
        if let Poll::Ready(v) = f.as_mut().poll(&mut cx) {
            println!("  ready");
            return Some(v);
        }
    }
    println!("  cancel");
    None
}

fn main() {
    for n in 0..18 {
        println!("{n}");
        println!("{:?}", steps(n));
    }
}

// OUT: 0
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:   cancel
// OUT:     drop arg 0
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop ign 3
// OUT: None
// OUT: 1
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:   cancel
// OUT:     drop a 1
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 2
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:   cancel
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 3
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:   cancel
// OUT:     drop t1 1
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 4
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:   cancel
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 5
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:   cancel
// OUT:     drop scrut 3
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 6
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:   cancel
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 7
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:   cancel
// OUT:     drop out 4
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 8
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:   cancel
// OUT:     drop e 4
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 9
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:   cancel
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 10
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:   cancel
// OUT:     drop e 5
// OUT:     drop out 5
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 11
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:   cancel
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     drop out 5
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 12
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     make cond 6
// OUT:   cancel
// OUT:     drop cond 6
// OUT:     drop out 5
// OUT:     drop out 6
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 13
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     make cond 6
// OUT:     make leaf-local 6
// OUT:   cancel
// OUT:     drop leaf-local 6
// OUT:     drop cond 6
// OUT:     drop out 5
// OUT:     drop out 6
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 14
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     make cond 6
// OUT:     make leaf-local 6
// OUT:     drop leaf-local 6
// OUT:     drop cond 6
// OUT:     drop out 7
// OUT:   cancel
// OUT:     drop out 5
// OUT:     drop out 6
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 15
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     make cond 6
// OUT:     make leaf-local 6
// OUT:     drop leaf-local 6
// OUT:     drop cond 6
// OUT:     drop out 7
// OUT:     make last 8
// OUT:   cancel
// OUT:     drop last 8
// OUT:     drop out 5
// OUT:     drop out 6
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 16
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     make cond 6
// OUT:     make leaf-local 6
// OUT:     drop leaf-local 6
// OUT:     drop cond 6
// OUT:     drop out 7
// OUT:     make last 8
// OUT:     make leaf-local 8
// OUT:   cancel
// OUT:     drop leaf-local 8
// OUT:     drop last 8
// OUT:     drop out 5
// OUT:     drop out 6
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT:     drop arg 0
// OUT: None
// OUT: 17
// OUT:     make arg 0
// OUT:     make l 1
// OUT:     make r 2
// OUT:     make ign 3
// OUT:     make a 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop a 1
// OUT:     make t0 0
// OUT:     make t1 1
// OUT:     make leaf-local 1
// OUT:     drop leaf-local 1
// OUT:     drop t1 1
// OUT:     make t2 2
// OUT:     make scrut 3
// OUT:     make leaf-local 3
// OUT:     drop leaf-local 3
// OUT:     drop scrut 3
// OUT:     arm out 4
// OUT:     drop out 4
// OUT:     make e 4
// OUT:     make leaf-local 4
// OUT:     drop leaf-local 4
// OUT:     drop e 4
// OUT:     make e 5
// OUT:     make leaf-local 5
// OUT:     drop leaf-local 5
// OUT:     drop e 5
// OUT:     make cond 6
// OUT:     make leaf-local 6
// OUT:     drop leaf-local 6
// OUT:     drop cond 6
// OUT:     drop out 7
// OUT:     make last 8
// OUT:     make leaf-local 8
// OUT:     drop leaf-local 8
// OUT:     drop last 8
// OUT:     drop out 9
// OUT:     drop arg 0
// OUT:   cancel
// OUT:     drop out 5
// OUT:     drop out 6
// OUT:     drop t0 0
// OUT:     drop out 2
// OUT:     drop t2 2
// OUT:     drop out 2
// OUT:     drop ign 3
// OUT:     drop l 1
// OUT:     drop r 2
// OUT: None
