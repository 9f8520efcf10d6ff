// async functions and blocks that never wait, one in another.
// ALLOCS all: 0
async fn one() -> u32 {
    1
}

async fn add(a: u32, b: u32) -> u32 {
    a + b
}

async fn sum_to(n: u32) -> u32 {
    let mut total = 0;
    for i in 1..=n {
        total = add(total, i).await;
    }
    total
}

async fn nothing() {
    println!("nothing");
}

async fn pair() -> (u32, &'static str) {
    (one().await, "text")
}

fn main() {
    println!("{}", block_on(one()));
    println!("{}", block_on(sum_to(10)));
    println!("{:?}", block_on(nothing()));
    let (n, s) = block_on(pair());
    println!("{n} {s}");
    let future = async {
        println!("runs when polled");
        one().await + add(2, 3).await * one().await
    };
    println!("made");
    println!("{}", block_on(future));
    let base = 40;
    println!("{}", block_on(async move { base + add(one().await, one().await).await }));
    let r = block_on(async {
        if one().await == 1 && sum_to(3).await == 6 { "both" } else { "neither" }
    });
    println!("{r}");
}

// OUT: 1
// OUT: 55
// OUT: nothing
// OUT: ()
// OUT: 1 text
// OUT: made
// OUT: runs when polled
// OUT: 6
// OUT: 42
// OUT: both
