// move closures own what they capture; FnOnce may give it away.
// ALLOCS all: 0
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |m| n + m
}

fn counter() -> impl FnMut() -> u32 {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}

fn call_once<T>(f: impl FnOnce() -> T) -> T {
    f()
}

fn main() {
    let add5 = adder(5);
    println!("{}", add5(add5(1)));
    let mut a = counter();
    let mut b = counter();
    println!("{} {} {}", a(), a(), b());
    let n = Noisy("captured");
    let show = move || println!("holding {}", n.0);
    show();
    show();
    drop(show);
    println!("after the closure");
    let n = Noisy("given");
    let back = call_once(move || n);
    println!("got {}", back.0);
    let n = Noisy("never called");
    let unused = move || println!("{}", n.0);
    let _keep = unused;
    let mut k = 1;
    let mut copy = move || {
        k += 1;
        k
    };
    println!("{} {} {k}", copy(), copy());
}

// OUT: 11
// OUT: 1 2 1
// OUT: holding captured
// OUT: holding captured
// OUT: after the closure
// OUT: got given
// OUT: 2 3 1
// OUT: drop never called
// OUT: drop given
// OUT: drop captured
