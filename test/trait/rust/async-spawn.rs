// Tasks run without being awaited, hand results back, spawn others, and are
// dropped when block_on ends.
// ALLOCS all: 12
use std::cell::Cell;

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn child(n: u64) -> u64 {
    println!("child {n}");
    sleep(n).await;
    println!("child {n} awake");
    n * 10
}

async fn parent() -> u64 {
    let a = spawn(child(2));
    let b = spawn(child(1));
    let early = b.await;
    println!("b gave {early}");
    early + a.await
}

async fn never_ends(d: D) {
    let _local = D("local of never_ends");
    loop {
        sleep(5).await;
        println!("{} looks again", d.0);
    }
}

fn main() {
    let n = block_on(async {
        let p = spawn(parent());
        spawn(never_ends(D("argument of never_ends")));
        spawn(async {
            println!("nobody waits for this");
        });
        let unpolled = D("captured, never polled");
        let r = p.await;
        spawn(async move {
            println!("{}", unpolled.0);
        });
        println!("root ends");
        r
    });
    println!("{n}");
    let shared = Cell::new(0);
    block_on(async {
        join(async { shared.set(shared.get() + 1) }, async { shared.set(shared.get() * 10) }).await;
    });
    println!("{}", shared.get());
}

// OUT: nobody waits for this
// OUT: child 2
// OUT: child 1
// OUT: child 1 awake
// OUT: b gave 10
// OUT: child 2 awake
// OUT: root ends
// OUT: drop captured, never polled
// OUT: drop local of never_ends
// OUT: drop argument of never_ends
// OUT: 30
// OUT: 10
