// Only futures are awaited; a forgotten await is a mismatch.
// ERROR: 19:14: not a future
// ERROR: 20:19: not a future
// ERROR: 21:18: mismatched types
// ERROR: 22:17: +
// ERROR: 23:21: not a future
// ERROR: 24:14: not a future
// ERROR: 28:5: not a future
// ERROR: 29:18: mismatched types
async fn f() -> u32 {
    1
}

fn sync() -> u32 {
    2
}

async fn g() -> u32 {
    let a = 5.await;
    let b = sync().await;
    let c: u32 = f();
    let d = f() + 1;
    let e = (f(), 1).await;
    f().await.await
}

fn main() {
    block_on(5);
    let n: u64 = block_on(f());
}
