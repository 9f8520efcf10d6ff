// What was moved out of a struct, a tuple or a box is not dropped there.
// ALLOCS all: 2
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Three {
    a: D,
    b: D,
    c: D,
}

struct Nested {
    inner: Three,
    other: D,
}

fn take(d: D) {
    println!("take {}", d.0);
}

fn main() {
    {
        let t = Three { a: D("a"), b: D("b"), c: D("c") };
        take(t.b);
        println!("block ends without b");
    }
    {
        let n = Nested { inner: Three { a: D("na"), b: D("nb"), c: D("nc") }, other: D("other") };
        let kept = n.inner.a;
        take(n.inner.c);
        println!("block ends, kept {}", kept.0);
    }
    {
        let t = (D("t0"), D("t1"), D("t2"));
        let (x, _, _) = t;
        println!("bound only {}", x.0);
    }
    {
        let t = Three { a: D("pa"), b: D("pb"), c: D("pc") };
        let Three { c, .. } = t;
        println!("pattern took {}", c.0);
    }
    {
        let b = Box::new(Three { a: D("ba"), b: D("bb"), c: D("bc") });
        take(b.a);
        println!("box is freed without ba");
    }
    {
        let b = Box::new(D("whole"));
        let d = *b;
        println!("out of its box: {}", d.0);
    }
    {
        let mut t = Three { a: D("ra"), b: D("rb"), c: D("rc") };
        take(t.a);
        t.a = D("ra again");
        println!("filled again");
    }
    {
        let t = (D("last 0"), D("last 1"));
        drop(t.1);
        drop(t.0);
        println!("nothing left");
    }
}

// OUT: take b
// OUT: drop b
// OUT: block ends without b
// OUT: drop a
// OUT: drop c
// OUT: take nc
// OUT: drop nc
// OUT: block ends, kept na
// OUT: drop na
// OUT: drop nb
// OUT: drop other
// OUT: bound only t0
// OUT: drop t0
// OUT: drop t1
// OUT: drop t2
// OUT: pattern took pc
// OUT: drop pc
// OUT: drop pa
// OUT: drop pb
// OUT: take ba
// OUT: drop ba
// OUT: box is freed without ba
// OUT: drop bb
// OUT: drop bc
// OUT: out of its box: whole
// OUT: drop whole
// OUT: take ra
// OUT: drop ra
// OUT: filled again
// OUT: drop ra again
// OUT: drop rb
// OUT: drop rc
// OUT: drop last 1
// OUT: drop last 0
// OUT: nothing left
