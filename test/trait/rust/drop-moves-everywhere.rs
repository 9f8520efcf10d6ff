// Moves out of fields, boxes, arrays and captures, moved back in, on some paths only.
// ALLOCS all: 3
struct D(&'static str, u32);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}{}", self.0, self.1);
    }
}
impl D {
    fn id(&self) -> u32 {
        self.1
    }
    fn by(self) -> u32 {
        self.1
    }
    fn chain(self, n: u32) -> D {
        D(self.0, n)
    }
    fn r(&self) -> &D {
        self
    }
}
struct Outer {
    a: D,
    inner: Inner,
    c: D,
}
struct Inner {
    x: D,
    y: Option<D>,
    z: (D, D),
}
fn outer() -> Outer {
    Outer {
        a: D("a", 1),
        inner: Inner {
            x: D("x", 2),
            y: Some(D("y", 3)),
            z: (D("z", 4), D("z", 5)),
        },
        c: D("c", 6),
    }
}
fn cond(n: u32) {
    println!("cond {n}");
    let d = D("d", n);
    let e;
    if n == 1 {
        drop(d);
        e = D("e", 1);
    } else if n == 2 {
        e = d;
    } else if n == 3 {
        return;
    } else {
        e = D("e", n);
        std::mem::forget(d);
    }
    println!("e {}", e.id());
}
fn cond_loop() {
    let mut cur = Some(D("cur", 0));
    let mut k = 0;
    while let Some(d) = cur {
        k += 1;
        if k == 3 {
            println!("stop {}", d.id());
            break;
        }
        cur = if k % 2 == 1 {
            Some(D("cur", k))
        } else {
            Some(d)
        };
    }
    println!("after loop");
}
fn reinit() {
    let mut d = D("r", 0);
    for i in 1..4 {
        if i == 2 {
            drop(d);
            d = D("r", 20);
            continue;
        }
        d = d.chain(i);
    }
    println!("reinit end");
}
fn reinit2() {
    let mut o = outer();
    drop(o.inner.x);
    drop(o.inner.y);
    o.inner.x = D("newx", 1);
    let z1 = o.inner.z.1;
    o.inner.y = None;
    o.c = D("newc", 2);
    println!("z1 {}", z1.id());
    o.inner.z.1 = z1;
    let Outer {
        inner: Inner { z: (p, _), .. },
        ..
    } = o;
    println!("p {}", p.id());
}
fn guards(v: Option<D>) -> u32 {
    match v {
        Some(ref d)
            if {
                println!("guard1");
                d.id() > 5
            } =>
        {
            1
        }
        Some(d)
            if d.id() == {
                let t = D("t", 3);
                t.id()
            } =>
        {
            println!("moved {}", d.id());
            2
        }
        Some(_) => 3,
        None => 4,
    }
}
fn bind_at(v: Option<D>) {
    match v {
        x @ Some(_) => println!("whole {}", x.is_some()),
        None => println!("none"),
    }
}
fn or_pat(v: Result<D, D>) {
    let (Ok(d) | Err(d)) = v;
    println!("either {}", d.id());
}
fn closures() {
    let a = D("ca", 1);
    let b = D("cb", 2);
    let f = || a.id();
    println!("{}", f());
    let g = move || {
        let _k = &b;
        b.id()
    };
    println!("{}", g());
    let h = move || {
        let q = a;
        q.id()
    };
    println!("{}", h());
    println!("h done");
    let o = outer();
    let i = move || {
        drop(o.inner.x);
        o.a.id()
    };
    println!("i made");
    i();
    println!("i done");
}
fn nested() {
    let t = (D("t", 1), D("t", 2));
    let f = move || {
        let g = move || {
            drop(t.0);
        };
        g();
        println!("g done");
    };
    f();
    println!("f done {}", t.1.id());
}
fn temps() -> u32 {
    let x = D("tmp", 1).r().r().id() + D("tmp", 2).by();
    println!("x {x}");
    if D("cond", 1).id() == 1 {
        println!("in if");
    }
    while D("wc", 1).id() == 2 {}
    match D("sc", 7).r().id() {
        7 => println!("in match"),
        _ => {}
    }
    let y = { D("blk", 1).id() };
    let z = {
        let q = D("q", 2);
        D("blk", 3).r().id() + q.id()
    };
    for _ in 0..D("range", 1).id() {
        println!("in for");
    }
    y + z + D("ret", 9).id()
}
fn ops() {
    let mut arr = [D("a", 0), D("a", 1), D("a", 2)];
    arr[1] = D("new", 1);
    println!("assigned");
    let old = std::mem::replace(&mut arr[2], D("rep", 2));
    println!("old {}", old.id());
    let [p, q, _] = arr;
    println!("{} {}", p.id(), q.id());
    let mut bx = Box::new(D("bx", 1));
    *bx = D("bx", 2);
    println!("bx assigned");
    let inner = *bx;
    println!("inner {}", inner.id());
    bx = Box::new(D("bx", 3));
    println!("end ops {}", bx.id());
    let bb = Box::new((D("b", 1), D("b", 2)));
    let one = bb.1;
    println!("one {}", one.id());
}
fn short(n: u32) -> bool {
    D("s", n).id() > 1 && D("s", 10 + n).id() > 11 || D("s", 20 + n).by() == 21
}
fn lets() {
    let (a, b) = (D("l", 1), D("l", 2));
    let c = b;
    let b = a;
    {
        let c = D("shadow", 3);
        println!("{} {}", b.id(), c.id());
    }
    let _ = c;
    println!("{}", c.id());
    let Some(x) = Some(D("le", 1)) else { panic!() };
    let None = Some(D("le", 2)).filter(|d| d.id() == 1) else {
        unreachable!()
    };
    println!("x {}", x.id());
}
fn arrays() {
    let mut v = [None, Some(D("v", 1)), None];
    v[0] = v[1].take();
    v[2] = Some(D("v", 2));
    v.swap(0, 2);
    for o in v.iter_mut() {
        if let Some(d) = o {
            d.1 += 10;
        }
    }
    for o in v {
        if let Some(d) = o {
            println!("it {}", d.id());
            if d.id() > 11 {
                break;
            }
        }
    }
    println!("arrays end");
}
fn args(a: D, (b, _): (D, D), _: D, Inner { x, .. }: Inner) {
    println!("args {} {} {}", a.id(), b.id(), x.id());
}
fn main() {
    for n in 1..5 {
        cond(n);
    }
    println!("--");
    cond_loop();
    println!("--");
    reinit();
    println!("--");
    reinit2();
    println!("--");
    for v in [Some(D("g", 9)), Some(D("g", 3)), Some(D("g", 1)), None] {
        println!("= {}", guards(v));
    }
    bind_at(Some(D("at", 1)));
    bind_at(None);
    or_pat(Ok(D("ok", 1)));
    or_pat(Err(D("err", 2)));
    println!("--");
    closures();
    println!("--");
    nested();
    println!("--");
    println!("{}", temps());
    println!("--");
    ops();
    println!("--");
    for n in 0..3 {
        println!("{}", short(n));
    }
    println!("--");
    lets();
    println!("--");
    arrays();
    println!("--");
    args(D("p", 1), (D("p", 2), D("p", 3)), D("p", 4), outer().inner);
    println!("--");
    let x = outer();
    let y = Outer {
        a: D("fru", 1),
        ..x
    };
    println!("fru made");
    drop(y);
    println!("main end");
}

// OUT: cond 1
// OUT: drop d1
// OUT: e 1
// OUT: drop e1
// OUT: cond 2
// OUT: e 2
// OUT: drop d2
// OUT: cond 3
// OUT: drop d3
// OUT: cond 4
// OUT: e 4
// OUT: drop e4
// OUT: --
// OUT: drop cur0
// OUT: stop 1
// OUT: drop cur1
// OUT: after loop
// OUT: --
// OUT: drop r0
// OUT: drop r1
// OUT: drop r20
// OUT: reinit end
// OUT: drop r3
// OUT: --
// OUT: drop x2
// OUT: drop y3
// OUT: drop c6
// OUT: z1 5
// OUT: p 4
// OUT: drop z4
// OUT: drop a1
// OUT: drop newx1
// OUT: drop z5
// OUT: drop newc2
// OUT: --
// OUT: guard1
// OUT: drop g9
// OUT: = 1
// OUT: guard1
// OUT: drop t3
// OUT: moved 3
// OUT: drop g3
// OUT: = 2
// OUT: guard1
// OUT: drop t3
// OUT: drop g1
// OUT: = 3
// OUT: = 4
// OUT: whole true
// OUT: drop at1
// OUT: none
// OUT: either 1
// OUT: drop ok1
// OUT: either 2
// OUT: drop err2
// OUT: --
// OUT: 1
// OUT: 2
// OUT: drop ca1
// OUT: 1
// OUT: h done
// OUT: i made
// OUT: drop x2
// OUT: drop a1
// OUT: i done
// OUT: drop y3
// OUT: drop z4
// OUT: drop z5
// OUT: drop c6
// OUT: drop cb2
// OUT: --
// OUT: drop t1
// OUT: g done
// OUT: f done 2
// OUT: drop t2
// OUT: --
// OUT: drop tmp2
// OUT: drop tmp1
// OUT: x 3
// OUT: drop cond1
// OUT: in if
// OUT: drop wc1
// OUT: in match
// OUT: drop sc7
// OUT: drop blk1
// OUT: drop q2
// OUT: drop blk3
// OUT: in for
// OUT: drop range1
// OUT: drop ret9
// OUT: 15
// OUT: --
// OUT: drop a1
// OUT: assigned
// OUT: old 2
// OUT: 0 1
// OUT: drop bx1
// OUT: bx assigned
// OUT: inner 2
// OUT: end ops 3
// OUT: one 2
// OUT: drop b2
// OUT: drop b1
// OUT: drop bx2
// OUT: drop bx3
// OUT: drop new1
// OUT: drop a0
// OUT: drop a2
// OUT: drop rep2
// OUT: --
// OUT: drop s0
// OUT: drop s20
// OUT: false
// OUT: drop s1
// OUT: drop s21
// OUT: true
// OUT: drop s2
// OUT: drop s12
// OUT: true
// OUT: --
// OUT: 1 3
// OUT: drop shadow3
// OUT: 2
// OUT: drop le2
// OUT: x 1
// OUT: drop le1
// OUT: drop l1
// OUT: drop l2
// OUT: --
// OUT: it 12
// OUT: drop v12
// OUT: drop v11
// OUT: arrays end
// OUT: --
// OUT: args 1 2 2
// OUT: drop x2
// OUT: drop y3
// OUT: drop z4
// OUT: drop z5
// OUT: drop p4
// OUT: drop p2
// OUT: drop p3
// OUT: drop p1
// OUT: drop a1
// OUT: drop c6
// OUT: --
// OUT: fru made
// OUT: drop fru1
// OUT: drop x2
// OUT: drop y3
// OUT: drop z4
// OUT: drop z5
// OUT: drop c6
// OUT: main end
// OUT: drop a1
