// A panic in a match guard while much is alive, some of it half moved.
// EXIT: 101
// ALLOCS all: 1
struct D(u32);
impl Drop for D {
    fn drop(&mut self) {
        println!("d{}", self.0);
    }
}
struct Pan(u32, u32);
impl Drop for Pan {
    fn drop(&mut self) {
        println!("pan{}", self.0);
        if self.1 == self.0 {
            panic!("in drop {}", self.0)
        }
    }
}
fn f(n: u32, at: u32) -> D {
    if n == at {
        let _l = D(n + 500);
        panic!("at {n}")
    }
    D(n)
}
struct S {
    a: D,
    t: (D, [D; 2]),
    b: Box<D>,
}
fn build(at: u32) -> S {
    let pre = f(0, at);
    S {
        b: Box::new(f(1, at)),
        t: (f(2, at), [f(3, at), f(4, at)]),
        a: {
            let x = f(5, at);
            drop(pre);
            x
        },
    }
}
fn go(at: u32) {
    let _g = D(99);
    let s = build(at);
    let S { t: (p, [q, _]), .. } = s;
    let c = move || {
        let _p = p;
        f(6, at).0
    };
    println!("c {}", c());
    let mut o = Some(q);
    o = Some(f(7, at));
    o.as_mut().map(|d| d.0 += f(8, at).0);
    let mut x = D(60);
    x = f(9, at);
    let y = (x, f(10, at));
    for d in [D(70), D(71), D(72)] {
        if d.0 == 71 {
            f(11, at);
        }
    }
    let sum: u32 = [D(80), D(81)].into_iter().map(|d| d.0 + f(12, at).0).sum();
    println!("{sum}");
    let z = match y {
        (a, b) if f(13, at).0 == 13 && a.0 < b.0 => b,
        (a, _) => a,
    };
    let bx: Box<dyn Fn() -> D> = Box::new(move || f(14 + z.0 * 0, at));
    drop(bx());
    let mut arr = [D(20), D(21)];
    arr[1] = f(15, at);
    {
        let r = &mut arr[0];
        *r = f(16, at);
    }
    let w = [arr[1].0; 2][(f(17, at).0 - 17) as usize];
    println!("w {w}");
    let v = 'l: {
        let _k = D(30);
        if f(18, at).0 == 18 {
            break 'l f(19, at);
        }
        D(31)
    };
    println!("{}", v.0);
    let _e = Pan(40, at);
    {
        let _p1 = Pan(41, at);
        let _p2 = D(42);
    }
    let _h = (D(50), Pan(51, at), D(52));
    let tmp = f(20, at).0 + f(21, at).0;
    println!("{tmp}");
    let cc = [D(1), D(2)];
    let _ = cc;
    let idx = (tmp - 40 + at / 100) as usize;
    println!("{}", cc[idx - 1].0);
}
fn main() {
    go(13);
    println!("done");
}

// OUT: d0
// OUT: d2
// OUT: d6
// OUT: c 6
// OUT: d3
// OUT: d8
// OUT: d60
// OUT: d70
// OUT: d11
// OUT: d71
// OUT: d72
// OUT: d12
// OUT: d80
// OUT: d12
// OUT: d81
// OUT: 185
// OUT: d513
// OUT: d9
// OUT: d10
// OUT: d15
// OUT: d5
// OUT: d4
// OUT: d1
// OUT: d99
