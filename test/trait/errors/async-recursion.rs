// An async function that awaits itself without a box has no size.
// ERROR: 4:10: recurs
// ERROR: 11:10: recurs
async fn count(n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    count(n - 1).await + 1
}

async fn even(n: u32) -> bool {
    if n == 0 { true } else { odd(n - 1).await }
}

async fn odd(n: u32) -> bool {
    if n == 0 { false } else { even(n - 1).await }
}

async fn boxed(n: u32) -> u32 {
    if n == 0 { 0 } else { Box::pin(boxed(n - 1)).await + 1 }
}

fn main() {
    println!("{}", block_on(boxed(2)));
    block_on(count(2));
    block_on(even(2));
}
