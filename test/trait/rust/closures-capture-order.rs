// Captures are dropped in the order of their first use; `let _ = x` is none.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct P {
    a: D,
    b: D,
}

fn main() {
    let p = P { a: D("p.a"), b: D("p.b") };
    let d = D("d");
    let e = D("e");
    let c = move || {
        let _ = p.a;
        let _ = e;
        println!("{}", d.0);
        println!("{}", p.b.0);
        println!("{}", p.a.0);
        match e {
            _ => println!("not captured"),
        }
    };
    c();
    println!("called");
    drop(c);
    println!("dropped");
    let x = D("x");
    let y = P { a: D("y.a"), b: D("y.b") };
    let z = D("z");
    let future = async move {
        let _ = y.b;
        drop(z);
        yield_now().await;
        drop(x);
        drop(y.b);
    };
    drop(future);
    println!("end");
}

// OUT: d
// OUT: p.b
// OUT: p.a
// OUT: not captured
// OUT: called
// OUT: dropped
// OUT: drop z
// OUT: drop x
// OUT: drop y.b
// OUT: end
// OUT: drop y.a
// OUT: drop e
// OUT: drop d
// OUT: drop p.a
// OUT: drop p.b
