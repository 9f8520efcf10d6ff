// Temporaries, patterns that bind a part, and moves through branches and loops.
// ALLOCS all: 0
use std::fmt;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl fmt::Display for D {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}
struct Pair {
    a: D,
    b: D,
}
struct WithDrop {
    x: D,
    y: D,
}
impl Drop for WithDrop {
    fn drop(&mut self) {
        println!("WithDrop {} {}", self.x, self.y);
    }
}
fn mk(s: &'static str) -> D {
    println!("mk {}", s);
    D(s)
}
fn two(a: D, b: D) -> D {
    println!("two {} {}", a, b);
    b
}
fn get(d: &D) -> usize {
    d.0.len()
}
fn opt(b: bool) -> Option<D> {
    if b {
        Some(mk("some"))
    } else {
        None
    }
}
enum E {
    A(D, D),
    B { x: D, y: D },
    C,
}
fn early(n: i32) -> Option<D> {
    let _g = mk("guard");
    let a = opt(n > 0)?;
    let _h = mk("h");
    if n > 1 {
        return Some(a);
    }
    let b = opt(n > 5)?;
    println!("not here {}", b);
    Some(b)
}
fn main() {
    println!("-- tail temporaries");
    let n = get(&mk("tmp1")) + get(&mk("tmp22"));
    println!("{}", n);
    println!("-- match scrutinee temp");
    match get(&mk("scrut")) {
        5 => println!("five"),
        _ => println!("other"),
    }
    match mk("m").0 {
        "m" => println!("is m"),
        _ => {}
    }
    println!("-- if let temp");
    if let Some(d) = opt(true) {
        println!("in {}", d);
    } else {
        println!("else");
    }
    if let Some(_) = opt(true) {
        println!("in wildcard");
    }
    if let Some(ref d) = opt(true) {
        println!("in ref {}", d);
    }
    if let None = opt(true) {
        println!("none");
    } else {
        println!("else");
    }
    println!("-- let _");
    let _ = mk("underscore");
    let _x = mk("_x");
    let (_, y) = (mk("t0"), mk("t1"));
    let Pair { a, .. } = Pair {
        a: mk("pa"),
        b: mk("pb"),
    };
    println!("-- ref tmp extended");
    let r = &mk("extended");
    let rr = &Pair {
        a: mk("ea"),
        b: mk("eb"),
    };
    let part = &Pair {
        a: mk("ea2"),
        b: mk("eb2"),
    }
    .a;
    println!("{} {} {}", r, rr.a, part);
    println!("-- enum");
    let e = E::A(mk("e1"), mk("e2"));
    match e {
        E::A(x, _) => println!("x {}", x),
        E::B { x, y } => println!("{} {}", x, y),
        E::C => {}
    }
    let e = E::B {
        x: mk("bx"),
        y: mk("by"),
    };
    if let E::B { y: q, .. } = e {
        println!("q {}", q);
    }
    let e = E::C;
    let _ = e;
    println!("-- assign");
    let mut v = mk("v1");
    v = mk("v2");
    v = two(v, mk("v3"));
    println!("v {}", v);
    let mut p = Pair {
        a: mk("p.a"),
        b: mk("p.b"),
    };
    drop(p.a);
    p.a = mk("p.a'");
    drop(p.b);
    println!("-- withdrop");
    let w = WithDrop {
        x: mk("wx"),
        y: mk("wy"),
    };
    let z = &w;
    println!("{}", z.x);
    println!("-- early");
    for i in [0, 1, 2] {
        let r = early(i);
        println!("early {} {}", i, r.is_some());
    }
    println!("-- loops");
    let mut last = None;
    for (i, s) in ["l0", "l1", "l2", "l3"].into_iter().enumerate() {
        let d = mk(s);
        if i == 1 {
            continue;
        }
        if i == 3 {
            break;
        }
        last = Some(d);
    }
    println!("last {}", last.is_some());
    let got = loop {
        let d = mk("lp");
        if get(&d) == 2 {
            break d;
        }
    };
    println!("got {}", got);
    println!("-- labeled block");
    let lb = 'a: {
        let _t = mk("lt");
        if get(&_t) == 2 {
            break 'a mk("res");
        }
        mk("other")
    };
    println!("lb {}", lb);
    println!("-- end");
    let _ = y;
    let _ = a;
}

// OUT: -- tail temporaries
// OUT: mk tmp1
// OUT: mk tmp22
// OUT: drop tmp22
// OUT: drop tmp1
// OUT: 9
// OUT: -- match scrutinee temp
// OUT: mk scrut
// OUT: five
// OUT: drop scrut
// OUT: mk m
// OUT: is m
// OUT: drop m
// OUT: -- if let temp
// OUT: mk some
// OUT: in <some>
// OUT: drop some
// OUT: mk some
// OUT: in wildcard
// OUT: drop some
// OUT: mk some
// OUT: in ref <some>
// OUT: drop some
// OUT: mk some
// OUT: else
// OUT: drop some
// OUT: -- let _
// OUT: mk underscore
// OUT: drop underscore
// OUT: mk _x
// OUT: mk t0
// OUT: mk t1
// OUT: drop t0
// OUT: mk pa
// OUT: mk pb
// OUT: drop pb
// OUT: -- ref tmp extended
// OUT: mk extended
// OUT: mk ea
// OUT: mk eb
// OUT: mk ea2
// OUT: mk eb2
// OUT: <extended> <ea> <ea2>
// OUT: -- enum
// OUT: mk e1
// OUT: mk e2
// OUT: x <e1>
// OUT: drop e1
// OUT: mk bx
// OUT: mk by
// OUT: q <by>
// OUT: drop by
// OUT: -- assign
// OUT: mk v1
// OUT: mk v2
// OUT: drop v1
// OUT: mk v3
// OUT: two <v2> <v3>
// OUT: drop v2
// OUT: v <v3>
// OUT: mk p.a
// OUT: mk p.b
// OUT: drop p.a
// OUT: mk p.a'
// OUT: drop p.b
// OUT: -- withdrop
// OUT: mk wx
// OUT: mk wy
// OUT: <wx>
// OUT: -- early
// OUT: mk guard
// OUT: drop guard
// OUT: early 0 false
// OUT: mk guard
// OUT: mk some
// OUT: mk h
// OUT: drop h
// OUT: drop some
// OUT: drop guard
// OUT: early 1 false
// OUT: mk guard
// OUT: mk some
// OUT: mk h
// OUT: drop h
// OUT: drop guard
// OUT: early 2 true
// OUT: drop some
// OUT: -- loops
// OUT: mk l0
// OUT: mk l1
// OUT: drop l1
// OUT: mk l2
// OUT: drop l0
// OUT: mk l3
// OUT: drop l3
// OUT: last true
// OUT: mk lp
// OUT: got <lp>
// OUT: -- labeled block
// OUT: mk lt
// OUT: mk res
// OUT: drop lt
// OUT: lb <res>
// OUT: -- end
// OUT: drop res
// OUT: drop lp
// OUT: drop l2
// OUT: WithDrop <wx> <wy>
// OUT: drop wx
// OUT: drop wy
// OUT: drop p.a'
// OUT: drop v3
// OUT: drop bx
// OUT: drop e2
// OUT: drop ea2
// OUT: drop eb2
// OUT: drop ea
// OUT: drop eb
// OUT: drop extended
// OUT: drop pa
// OUT: drop t1
// OUT: drop _x
