// Values used after they were moved: by let, by call, in loops, in branches,
// by closures, by patterns.
// ERROR: 16:20: moved
// ERROR: 18:10: moved
// ERROR: 21:14: moved
// ERROR: 27:10: moved
// ERROR: 30:20: moved
// ERROR: 35:13: moved
struct D(i32);

fn take(d: D) {}

fn main() {
    let a = D(1);
    let b = a;
    println!("{}", a.0);
    take(b);
    take(b);
    let c = D(2);
    for _ in 0..2 {
        take(c);
    }
    let d = D(3);
    if d.0 > 1 {
        take(d);
    }
    take(d);
    let e = D(4);
    let f = move || take(e);
    println!("{}", e.0);
    let g = Some(D(5));
    if let Some(x) = g {
        take(x);
    }
    let h = g;
    f();
}
