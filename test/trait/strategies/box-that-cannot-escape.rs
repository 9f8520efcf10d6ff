// `.box` makes no box where it is awaited or iterated at once. One that is kept,
// returned, handed on or pinned is one.
// ALLOCS all: 4
trait Work {
    async fn run(&self, n: u32) -> u32;
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Small;

impl Work for Small {
    async fn run(&self, n: u32) -> u32 {
        yield_now().await;
        n
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..3
    }
}

async fn at_once(w: &dyn Work) -> u32 {
    let mut sum = 0;
    for n in 0..100 {
        sum += w.run(n).box.await;
    }
    for key in w.keys().box {
        sum += key;
    }
    sum + Box::new_with(|| w.run(1)).await
}

fn returned<'a>(w: &'a dyn Work) -> Box<dyn Future<Output = u32> + 'a> {
    w.run(5).box
}

async fn kept(w: &dyn Work) -> u32 {
    let future = w.run(6).box;
    yield_now().await;
    future.await
}

fn sum(keys: Box<dyn Iterator<Item = u32> + '_>) -> u32 {
    keys.sum()
}

fn main() {
    println!("{} {}", block_on(at_once(&Small)), allocations());
    println!("{} {}", block_on(returned(&Small)), allocations());
    println!("{} {}", block_on(kept(&Small)), allocations());
    let asked: u32 = Small.keys().count() as u32;
    println!("{} {}", sum((&Small as &dyn Work).keys().box) + asked, allocations());
    println!("{} {}", block_on(async { #[dyn_async(box)] (&Small as &dyn Work).run(7).box.await }), allocations());
}

// OUT: 4954 0
// OUT: 5 1
// OUT: 6 2
// OUT: 6 3
// OUT: 7 4
