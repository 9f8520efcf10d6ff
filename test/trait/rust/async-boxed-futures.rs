// Pin<Box<dyn Future>>: in arrays, as results, recursive functions.
//
// ALLOCS all: 186
use std::future::Future;
use std::pin::Pin;

type Job = Pin<Box<dyn Future<Output = u32>>>;

struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn countdown(n: u32) -> Job {
    Box::pin(async move {
        let _d = D(n);
        yield_now().await;
        if n == 0 { 1 } else { countdown(n - 1).await + n }
    })
}

fn choose(kind: u32) -> Job {
    match kind {
        0 => Box::pin(async { 5 }),
        1 => {
            let d = D(100);
            Box::pin(async move {
                sleep(1).await;
                d.0
            })
        }
        _ => countdown(2),
    }
}

async fn fib(n: u32) -> u32 {
    if n < 2 {
        return n;
    }
    let a: Pin<Box<dyn Future<Output = u32>>> = Box::pin(fib(n - 1));
    a.await + Box::pin(fib(n - 2)).await
}

fn main() {
    println!("{}", block_on(countdown(3)));
    println!("--");
    let jobs = [choose(0), choose(1), choose(2)];
    let mut sum = 0;
    for job in jobs {
        sum += block_on(job);
        println!("sum {sum}");
    }
    println!("{}", block_on(fib(10)));
    let unused = choose(1);
    println!("not awaited");
    drop(unused);
    println!("end");
}

// OUT: drop 0
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: 7
// OUT: --
// OUT: drop 100
// OUT: sum 5
// OUT: sum 105
// OUT: drop 0
// OUT: drop 1
// OUT: drop 2
// OUT: sum 109
// OUT: 55
// OUT: drop 100
// OUT: not awaited
// OUT: end
