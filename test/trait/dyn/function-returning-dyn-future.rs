// Functions whose result is `dyn Future`: the caller says where it lives.
//
// Two boxed futures and a boxed iterator. LLVM sees that `held` is not used.
// ALLOCS all: 3
// ALLOCS all O2: <= 3
struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn pick(which: bool) -> dyn Future<Output = u32> {
    let t = Traced(if which { "one" } else { "two" });
    async move {
        yield_now().await;
        t.0.len() as u32
    }
}

fn numbers(n: u32) -> dyn Iterator<Item = u32> {
    (0..n).filter(|i| i % 2 == 0)
}

async fn run() {
    println!("{}", pick(true).await);
    let boxed = pick(false).box;
    println!("boxed");
    println!("{}", boxed.await);
    let held = Box::new_with(|| pick(true));
    drop(held);
    let mut buffer = [0u8; 256];
    println!("{}", maybe_box(&mut buffer, || pick(false)).await);
    let mut sum = 0;
    for n in numbers(7) {
        sum += n;
    }
    println!("{sum}");
    let mut it = numbers(3).box;
    println!("{:?} {:?} {:?}", it.next(), it.next(), it.next());
}

fn main() {
    block_on(run());
}

// OUT: drop one
// OUT: 3
// OUT: drop two
// OUT: boxed
// OUT: 3
// OUT: drop one
// OUT: drop two
// OUT: 3
// OUT: 12
// OUT: Some(0) Some(2) None
