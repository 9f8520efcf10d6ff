// A closure that owns its captures drops them in the order of capture; one
// that is called by value drops them at the end of the call.
// ALLOCS all: 1
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn call<F: FnOnce() -> usize>(f: F) -> usize {
    let _local = D("local of call");
    let n = f();
    println!("called");
    n
}

fn hold(f: impl Fn()) {
    f();
    f();
    println!("hold ends");
}

fn main() {
    {
        let a = D("a");
        let b = D("b");
        let _c = D("c, not captured");
        let _f = move || {
            println!("{} {}", b.0, a.0);
        };
        println!("closure made");
    }
    println!("--");
    let d = D("d");
    let e = D("e");
    println!("{}", call(move || d.0.len() + e.0.len()));
    println!("--");
    let g = D("given away");
    let once = move || {
        let inner = g;
        println!("once has {}", inner.0);
        inner.0.len()
    };
    println!("{}", once());
    println!("--");
    let h = D("held");
    hold(move || println!("use {}", h.0));
    println!("--");
    let i = D("borrowed");
    hold(|| println!("use {}", i.0));
    println!("still there: {}", i.0);
    let j = D("in a box");
    let boxed: Box<dyn Fn() -> usize> = Box::new(move || j.0.len());
    println!("{}", boxed());
    drop(boxed);
    println!("--");
    let pair = (D("pair 0"), D("pair 1"));
    let only_first = move || println!("has {}", pair.0.0);
    only_first();
    drop(only_first);
    println!("end");
}

// OUT: closure made
// OUT: drop c, not captured
// OUT: drop b
// OUT: drop a
// OUT: --
// OUT: called
// OUT: drop local of call
// OUT: 2
// OUT: --
// OUT: once has given away
// OUT: drop given away
// OUT: 10
// OUT: --
// OUT: use held
// OUT: use held
// OUT: hold ends
// OUT: --
// OUT: use borrowed
// OUT: use borrowed
// OUT: hold ends
// OUT: still there: borrowed
// OUT: 8
// OUT: --
// OUT: has pair 0
// OUT: end
// OUT: drop pair 0
// OUT: drop pair 1
// OUT: drop in a box
// OUT: drop borrowed
// OUT: drop held
// OUT: drop e
// OUT: drop d
