// A future that is never polled drops what it captured, and runs nothing.
// ALLOCS all: 1
// ALLOCS all O2: <= 1
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn f(a: D, b: D) {
    let _local = D("never made");
    println!("never {} {}", a.0, b.0);
}

async fn g(d: D) -> D {
    yield_now().await;
    d
}

fn main() {
    let future = f(D("a"), D("b"));
    println!("made");
    drop(future);
    println!("--");
    let x = D("x");
    let y = D("y");
    let block = async move {
        println!("never {} {}", y.0, x.0);
    };
    println!("made");
    drop(block);
    println!("--");
    let boxed = Box::pin(f(D("boxed a"), D("boxed b")));
    println!("made");
    drop(boxed);
    println!("--");
    let pending = join(g(D("left")), f(D("right a"), D("right b")));
    println!("made");
    drop(pending);
    println!("--");
    let _ = g(D("at once"));
    println!("end");
}

// OUT: made
// OUT: drop a
// OUT: drop b
// OUT: --
// OUT: made
// OUT: --
// OUT: made
// OUT: drop boxed a
// OUT: drop boxed b
// OUT: --
// OUT: made
// OUT: drop left
// OUT: drop right a
// OUT: drop right b
// OUT: --
// OUT: drop at once
// OUT: end
// OUT: drop y
// OUT: drop x
