// Assigning drops the old value after the new one was computed; assigning to a
// moved-out variable drops nothing.
// ALLOCS all: 2
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn make(n: u32) -> D {
    println!("make {n}");
    D(n)
}

struct Pair {
    a: D,
    b: D,
}

fn main() {
    let mut x = make(1);
    x = make(2);
    println!("x is {}", x.0);
    drop(x);
    x = make(3);
    println!("x is {}", x.0);
    let mut p = Pair { a: make(4), b: make(5) };
    p.a = make(6);
    println!("pair {} {}", p.a.0, p.b.0);
    p = Pair { a: make(7), b: make(8) };
    let r = &mut p;
    r.b = make(9);
    *r = Pair { b: make(10), a: make(11) };
    let mut list = [make(12), make(13)];
    list[1] = make(14);
    let mut o = Some(make(15));
    o = None;
    println!("none: {}", o.is_none());
    o = Some(make(16));
    let mut b = Box::new(make(17));
    *b = make(18);
    b = Box::new(make(19));
    let (mut s, t) = (make(20), make(21));
    s = t;
    println!("end {} {} {}", s.0, b.0, list[0].0);
}

// OUT: make 1
// OUT: make 2
// OUT: drop 1
// OUT: x is 2
// OUT: drop 2
// OUT: make 3
// OUT: x is 3
// OUT: make 4
// OUT: make 5
// OUT: make 6
// OUT: drop 4
// OUT: pair 6 5
// OUT: make 7
// OUT: make 8
// OUT: drop 6
// OUT: drop 5
// OUT: make 9
// OUT: drop 8
// OUT: make 10
// OUT: make 11
// OUT: drop 7
// OUT: drop 9
// OUT: make 12
// OUT: make 13
// OUT: make 14
// OUT: drop 13
// OUT: make 15
// OUT: drop 15
// OUT: none: true
// OUT: make 16
// OUT: make 17
// OUT: make 18
// OUT: drop 17
// OUT: make 19
// OUT: drop 18
// OUT: make 20
// OUT: make 21
// OUT: drop 20
// OUT: end 21 19 12
// OUT: drop 21
// OUT: drop 19
// OUT: drop 16
// OUT: drop 12
// OUT: drop 14
// OUT: drop 11
// OUT: drop 10
// OUT: drop 3
