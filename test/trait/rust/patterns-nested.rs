// Patterns of all kinds, nested: at, or, ranges, slices, references, guards.
// ALLOCS all: 26
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Suit {
    H,
    S,
    D = 10,
    C,
}
#[derive(Debug, Clone)]
enum Ex {
    Num(i64),
    Add(Box<Ex>, Box<Ex>),
    Mul(Box<Ex>, Box<Ex>),
    Neg(Box<Ex>),
    Var { name: &'static str },
    If(Box<(Ex, Ex, Ex)>),
}
use Ex::*;
fn eval(e: &Ex, env: &[(&str, i64)]) -> Option<i64> {
    Some(match e {
        Num(n) => *n,
        Add(a, b) => eval(a, env)? + eval(b, env)?,
        Mul(a, b) => eval(a, env)?.checked_mul(eval(b, env)?)?,
        Neg(x) => -eval(x, env)?,
        Var { name } => env.iter().find(|(n, _)| n == name).map(|&(_, v)| v)?,
        If(b) => {
            let (c, t, f) = &**b;
            if eval(c, env)? != 0 {
                eval(t, env)?
            } else {
                eval(f, env)?
            }
        }
    })
}
fn simp(e: Ex) -> Ex {
    match e {
        Add(a, b) => match (simp(*a), simp(*b)) {
            (Num(0), x) | (x, Num(0)) => x,
            (Num(x), Num(y)) => Num(x + y),
            (x, y) => Add(Box::new(x), Box::new(y)),
        },
        Mul(a, b) => match (simp(*a), simp(*b)) {
            (Num(0), _) | (_, Num(0)) => Num(0),
            (Num(1), x) | (x, Num(1)) => x,
            (x, y) => Mul(Box::new(x), Box::new(y)),
        },
        Neg(a) => match simp(*a) {
            Num(n) => Num(-n),
            Neg(x) => *x,
            x => Neg(Box::new(x)),
        },
        If(b) => {
            let (c, t, f) = *b;
            match simp(c) {
                Num(0) => simp(f),
                Num(_) => simp(t),
                c => If(Box::new((c, simp(t), simp(f)))),
            }
        }
        other => other,
    }
}
fn slice(s: &[i32]) -> &'static str {
    match s {
        [] => "empty",
        [x] if *x < 0 => "one neg",
        [_] => "one",
        [1, .., 9] => "1..9",
        [a, b] if a == b => "same two",
        [first, rest @ ..] if rest.len() > 3 && *first == 0 => "zero then many",
        [.., last @ (5 | 6)] => {
            let _ = last;
            "ends 5/6"
        }
        [_, mid @ .., _] => {
            if mid.is_empty() {
                "two"
            } else {
                "more"
            }
        }
    }
}
fn num(n: u32) -> &'static str {
    match n {
        0 => "zero",
        x @ 1..=9 if x % 2 == 0 => "small even",
        1 | 3 | 5 | 7 | 9 => "small odd",
        10..=99 => "two",
        100.. => "big",
        _ => unreachable!(),
    }
}
struct P {
    x: i32,
    y: i32,
    z: Option<(i32, i32)>,
}
fn sum(list: &[i32]) -> i32 {
    if let [h, t @ ..] = list {
        h + sum(t)
    } else {
        0
    }
}
fn parse(s: &str) -> Option<(u32, &str)> {
    let b = s.as_bytes();
    let Some(&first) = b.first() else {
        return None;
    };
    let (b'0'..=b'9') = first else { return None };
    Some(((first - b'0') as u32, &s[1..]))
}
fn main() {
    let e = Add(
        Box::new(Mul(Box::new(Num(1)), Box::new(Var { name: "x" }))),
        Box::new(Neg(Box::new(Neg(Box::new(Num(4)))))),
    );
    println!("{:?} {:?}", eval(&e, &[("y", 1), ("x", 5)]), eval(&e, &[]));
    println!("{:?}", simp(e.clone()));
    let i = If(Box::new((
        Num(0),
        e.clone(),
        Mul(Box::new(Num(0)), Box::new(e)),
    )));
    println!("{:?} {:?}", eval(&i, &[]), simp(i));
    for s in [
        &[][..],
        &[-1],
        &[1],
        &[1, 4, 9],
        &[2, 2],
        &[0, 1, 2, 3, 4],
        &[3, 5],
        &[2, 3],
        &[2, 3, 4],
    ] {
        println!("{} {}", slice(s), sum(s));
    }
    for n in [0, 4, 5, 50, 500] {
        print!("{} ", num(n));
    }
    println!("|");
    let p = P {
        x: 1,
        y: -2,
        z: Some((3, 4)),
    };
    let P {
        x,
        y: ref yy,
        z: Some((a, _)),
    } = p
    else {
        return;
    };
    println!("{x} {yy} {a}");
    match p {
        P { x: 0, .. } => println!("x0"),
        P {
            y,
            z: Some((q @ 1..=5, r)),
            ..
        } if q + r > 6 => println!("{y} {q} {r}"),
        P { z: None, .. } => println!("none"),
        P { .. } => println!("rest"),
    }
    let ((a, b), [c, d, ..], ref f) = ((1, 2), [3, 4, 5, 6], "f");
    println!("{}", a + b + c + d + f.len() as i32);
    println!(
        "{:?} {} {}",
        Suit::S as i32,
        Suit::C as u8,
        Suit::H < Suit::C
    );
    let mut o = Some(3);
    while let Some(n) = o {
        print!("{n} ");
        o = if n > 0 { Some(n - 1) } else { None };
    }
    println!("|");
    if let Some(x @ 1..=5) = Some(3) {
        println!("in {x}");
    }
    let r = &Some((1, Some("deep")));
    if let Some((n, Some(s))) = r {
        println!("{n} {s}");
    }
    let mut m = (1, [1, 2, 3]);
    {
        let (ref mut k, [_, ref mut t, _]) = m;
        *k += 1;
        *t *= 10;
    }
    println!("{:?}", m);
    let mut mm = Some((1, 2));
    if let Some((a, b)) = &mut mm {
        std::mem::swap(a, b);
    }
    println!("{mm:?}");
    match mm {
        Some((ref mut a, _)) => *a = 7,
        None => {}
    }
    println!("{mm:?}");
    println!("{}", matches!(mm, Some((7, x)) if x == 1));
    println!("{:?} {:?} {:?}", parse("7x"), parse(""), parse("q"));
    let t = [(1, 'a'), (2, 'b')];
    for &(n, c) in &t {
        print!("{n}{c} ");
    }
    for (i, (n, c)) in t.iter().enumerate() {
        print!("{i}{n}{c} ");
    }
    println!("|");
    let f = |(a, b): (i32, i32), P { x, .. }: &P, [c, d]: [i32; 2]| a + b + x + c + d;
    println!("{}", f((1, 2), &p, [3, 4]));
    let bx = Box::new((1, Some(2)));
    match *bx {
        (1, Some(n)) => println!("boxed {n}"),
        _ => {}
    }
    let x = 5;
    let v = match x {
        n if n < 0 => -1,
        0 => 0,
        n => {
            let n = n * 2;
            n
        }
    };
    println!("{v}");
    let c = if let (Some(a), Some(b)) = (Some(1), o.or(Some(2))) {
        a + b
    } else if let Some(z) = o {
        z
    } else {
        0
    };
    println!("{c}");
    let (mut a, mut b) = (1, 2);
    (a, b) = (b, a + b);
    [a, b] = [b, a];
    println!("{a} {b}");
    let s;
    (s, _) = ("late", 3);
    println!("{s}");
    P { x: a, .. } = p;
    println!("{a}");
    match (1u8, true) {
        (0 | 1, true) | (2, false) => println!("or"),
        (_, _) => println!("no"),
    }
    let &(ref q, w) = &(3, 4);
    println!("{q}{w}");
    let ref z = 5;
    println!("{}", *z + 1);
}

// OUT: Some(9) None
// OUT: Add(Var { name: "x" }, Num(4))
// OUT: None Num(0)
// OUT: empty 0
// OUT: one neg -1
// OUT: one 1
// OUT: 1..9 14
// OUT: same two 4
// OUT: zero then many 10
// OUT: ends 5/6 8
// OUT: two 5
// OUT: more 9
// OUT: zero small even small odd two big |
// OUT: 1 -2 3
// OUT: -2 3 4
// OUT: 11
// OUT: 1 11 true
// OUT: 3 2 1 0 |
// OUT: in 3
// OUT: 1 deep
// OUT: (2, [1, 20, 3])
// OUT: Some((2, 1))
// OUT: Some((7, 1))
// OUT: true
// OUT: Some((7, "x")) None None
// OUT: 1a 2b 01a 12b |
// OUT: 11
// OUT: boxed 2
// OUT: 10
// OUT: 3
// OUT: 3 2
// OUT: late
// OUT: 1
// OUT: or
// OUT: 34
// OUT: 6
