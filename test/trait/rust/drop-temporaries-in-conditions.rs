// The condition of if and while ends its temporaries before the body; match,
// if let and while let keep theirs for the body.
// ALLOCS all: 0
struct D(u32);

impl D {
    fn get(&self) -> u32 {
        self.0
    }
    fn half(&self) -> Option<u32> {
        if self.0 % 2 == 0 { Some(self.0 / 2) } else { None }
    }
}

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    if D(1).get() == 1 {
        println!("if body");
    }
    let mut n = 2;
    while D(n).get() < 4 {
        println!("while body {n}");
        n += 1;
    }
    match D(10).get() {
        10 => println!("match body"),
        _ => {}
    }
    if let Some(h) = D(20).half() {
        println!("if let body {h}");
    }
    if let Some(h) = D(21).half() {
        println!("never {h}");
    } else {
        println!("else body");
    }
    let mut k = 30;
    while let Some(h) = D(k).half() {
        println!("while let body {h}");
        k += 1;
    }
    println!("after while let");
    match D(40) {
        D(40) => println!("by value, not bound"),
        _ => {}
    }
    match D(50) {
        d if d.get() > 100 => println!("never"),
        d => println!("bound {}", d.0),
    }
    for i in 0..D(2).get() {
        println!("for body {i}");
    }
    let v = if D(60).get() > 1 && D(61).get() > 1 { D(62).get() } else { 0 };
    println!("{v}");
    let Some(w) = D(70).half() else { panic!() };
    println!("let else {w}");
    match (D(80).get(), D(81)) {
        (a, D(b)) => println!("tuple {a} {b}"),
    }
    let x = match D(90).half() {
        Some(y) if D(91).get() == 91 => y,
        _ => 0,
    };
    println!("{x}");
    assert!(D(95).get() == 95);
    println!("end");
}

// OUT: drop 1
// OUT: if body
// OUT: drop 2
// OUT: while body 2
// OUT: drop 3
// OUT: while body 3
// OUT: drop 4
// OUT: match body
// OUT: drop 10
// OUT: if let body 10
// OUT: drop 20
// OUT: else body
// OUT: drop 21
// OUT: while let body 15
// OUT: drop 30
// OUT: drop 31
// OUT: after while let
// OUT: by value, not bound
// OUT: drop 40
// OUT: bound 50
// OUT: drop 50
// OUT: for body 0
// OUT: for body 1
// OUT: drop 2
// OUT: drop 60
// OUT: drop 61
// OUT: drop 62
// OUT: 62
// OUT: drop 70
// OUT: let else 35
// OUT: tuple 80 81
// OUT: drop 81
// OUT: drop 80
// OUT: drop 91
// OUT: drop 90
// OUT: 45
// OUT: drop 95
// OUT: end
