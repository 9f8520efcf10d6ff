// A part was moved: the whole cannot be used, other parts can.
// ERROR: 23:5: moved
// ERROR: 27:10: moved
// ERROR: 30:20: moved
// ERROR: 33:13: moved
struct D(i32);

struct P {
    a: D,
    b: D,
}

impl P {
    fn look(&self) {}
}

fn take(d: D) {}

fn main() {
    let p = P { a: D(1), b: D(2) };
    take(p.a);
    take(p.b);
    p.look();
    let t = (D(1), D(2));
    let (x, _) = t;
    take(t.1);
    take(t.0);
    let b = Box::new(D(3));
    let d = *b;
    println!("{}", b.0);
    let q = P { a: D(1), b: D(2) };
    take(q.b);
    let r = q;
}
