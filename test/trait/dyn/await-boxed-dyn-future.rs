// A Box<dyn Future> is awaited as it is: from functions, arrays, options,
// recursion, async blocks.
//
// One for each job.
// ALLOCS all: 18
struct Traced(u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn job(n: u32) -> Box<dyn Future<Output = u32>> {
    if n == 0 {
        return Box::new(async { 0 });
    }
    let t = Traced(n);
    Box::new(async move {
        yield_now().await;
        let below = job(t.0 - 1).await;
        t.0 + below
    })
}

async fn all(list: [Box<dyn Future<Output = u32>>; 3]) -> u32 {
    let mut sum = 0;
    for f in list {
        sum = sum * 10 + f.await;
    }
    sum
}

async fn first(a: Option<Box<dyn Future<Output = u32>>>) -> Option<u32> {
    Some(a?.await)
}

fn main() {
    println!("{}", block_on(job(3)));
    println!("{}", block_on(all([job(0), job(1), job(2)])));
    println!("{:?} {:?}", block_on(first(Some(job(1)))), block_on(first(None)));
    let (a, b) = block_on(join(job(1), job(2)));
    println!("{a} {b}");
    let unused = job(9);
    drop(unused);
    println!("end");
}

// OUT: drop 3
// OUT: drop 2
// OUT: drop 1
// OUT: 6
// OUT: drop 1
// OUT: drop 2
// OUT: drop 1
// OUT: 13
// OUT: drop 1
// OUT: Some(1) None
// OUT: drop 1
// OUT: drop 2
// OUT: drop 1
// OUT: 1 3
// OUT: drop 9
// OUT: end
