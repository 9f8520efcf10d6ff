// Assignments that take a value apart: tuples, slices, structs, `_` and `..`;
// what is dropped when.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct P {
    x: D,
    y: D,
    n: i32,
}

struct T2(D, i32);

enum One {
    Only(D, D),
}

fn d(s: &'static str) -> D {
    println!("make {s}");
    D(s)
}

fn place<'a>(name: &str, p: &'a mut D) -> &'a mut D {
    println!("place {name}");
    p
}

fn main() {
    let (mut a, mut b) = (d("a"), d("b"));
    (a, b) = (d("a2"), d("b2"));
    println!("assigned");
    (a, b) = (b, a);
    println!("swapped {} {}", a.0, b.0);
    (a, _) = (d("a3"), d("ignored"));
    println!("after ignored");
    [a, .., b] = [d("s0"), d("s1"), d("s2"), d("s3")];
    println!("after slice {} {}", a.0, b.0);
    let mut n;
    let y;
    P { x: a, y, n } = P { x: d("px"), y: d("py"), n: 4 };
    println!("{} {} {}", a.0, y.0, n);
    P { n, .. } = P { x: d("qx"), y: d("qy"), n: 5 };
    println!("n {n}");
    T2(b, n) = T2(d("t2"), 6);
    One::Only(a, b) = One::Only(d("o1"), d("o2"));
    println!("{} {} {n}", a.0, b.0);
    _ = d("dropped at once");
    println!("after _");
    let mut arr = [1, 2, 3];
    let mut i = 0;
    (i, arr[i], (arr[2], _)) = (1, 10, (30, ()));
    println!("{i} {arr:?}");
    (*place("first", &mut a), *place("second", &mut b)) = (d("v1"), d("v2"));
    let mut t = (1, (2, 3));
    (t.0, (t.1 .1, _)) = (7, (8, 9));
    println!("{t:?}");
    let (mut x, mut z) = (0u64, 1u64);
    for _ in 0..10 {
        (x, z) = (z, x + z);
    }
    println!("{x}");
}

// OUT: make a
// OUT: make b
// OUT: make a2
// OUT: make b2
// OUT: drop a
// OUT: drop b
// OUT: assigned
// OUT: swapped b2 a2
// OUT: make a3
// OUT: make ignored
// OUT: drop ignored
// OUT: drop b2
// OUT: after ignored
// OUT: make s0
// OUT: make s1
// OUT: make s2
// OUT: make s3
// OUT: drop s1
// OUT: drop s2
// OUT: drop a3
// OUT: drop a2
// OUT: after slice s0 s3
// OUT: make px
// OUT: make py
// OUT: drop s0
// OUT: px py 4
// OUT: make qx
// OUT: make qy
// OUT: drop qx
// OUT: drop qy
// OUT: n 5
// OUT: make t2
// OUT: drop s3
// OUT: make o1
// OUT: make o2
// OUT: drop px
// OUT: drop t2
// OUT: o1 o2 6
// OUT: make dropped at once
// OUT: drop dropped at once
// OUT: after _
// OUT: 1 [1, 10, 30]
// OUT: make v1
// OUT: make v2
// OUT: place first
// OUT: drop o1
// OUT: place second
// OUT: drop o2
// OUT: (7, (2, 8))
// OUT: 55
// OUT: drop py
// OUT: drop v2
// OUT: drop v1
