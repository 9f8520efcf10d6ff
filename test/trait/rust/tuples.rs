// Tuples: nesting, fields, comparison, in functions.
// ALLOCS all: 0
fn divide(a: i32, b: i32) -> (i32, i32) {
    (a / b, a % b)
}

fn swap<A, B>(pair: (A, B)) -> (B, A) {
    (pair.1, pair.0)
}

fn main() {
    let (q, r) = divide(17, 5);
    println!("{q} {r}");
    let t = (1, ("two", 3.5), [4, 5]);
    println!("{} {} {} {}", t.0, t.1.0, t.1.1, t.2[1]);
    let s = swap((true, 'x'));
    println!("{} {}", s.0, s.1);
    println!("{:?} {:?} {:?}", t, (1,), ());
    println!("{} {}", (1, 2) == (1, 2), (1, 2) == (1, 3));
    let mut m = (0, 0);
    m.0 = 5;
    m.1 += m.0;
    println!("{:?}", m);
    let ((a, b), c) = ((1, 2), 3);
    println!("{}", a + b + c);
    let unit = ();
    let same = { println!("in a block"); };
    println!("{}", unit == same);
}

// OUT: 3 2
// OUT: 1 two 3.5 5
// OUT: x true
// OUT: (1, ("two", 3.5), [4, 5]) (1,) ()
// OUT: true false
// OUT: (5, 5)
// OUT: 6
// OUT: in a block
// OUT: true
