// Moves into futures are moves.
// ERROR: 16:20: moved
// ERROR: 19:13: moved
// ERROR: 21:5: moved
// ERROR: 23:9: moved
// ERROR: 31:14: moved
struct D(u32);

async fn take(d: D) -> u32 {
    d.0
}

async fn run() -> u32 {
    let a = D(1);
    let f = take(a);
    println!("{}", a.0);
    let b = D(2);
    let g = take(b);
    let x = b;
    let n = f.await;
    f.await;
    for _ in 0..2 {
        g.await;
    }
    n
}

fn main() {
    let r = run();
    block_on(r);
    block_on(r);
}
