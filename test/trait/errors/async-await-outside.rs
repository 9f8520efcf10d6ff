// await belongs into async functions and blocks.
// ERROR: 11:8: async
// ERROR: 15:19: async
// ERROR: 21:6: async
// ERROR: 25:16: async
async fn f() -> u32 {
    1
}

fn plain() -> u32 {
    f().await
}

async fn closure() -> u32 {
    let c = || f().await;
    c()
}

fn block() {
    let b = async { f().await };
    b.await;
}

fn main() {
    let x = f().await;
}
