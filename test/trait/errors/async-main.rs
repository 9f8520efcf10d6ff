// main starts no executor by itself.
// ERROR: 5:10: `main`
async fn work() {}

async fn main() {
    work().await;
}
