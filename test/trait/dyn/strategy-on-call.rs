// The strategy of one call, written before its expression.
// ALLOCS nested: 2
// ALLOCS inline(256): 2
// ALLOCS box: 3
trait Feed {
    async fn next(&mut self) -> Option<u32>;
}

struct Down(u32);

impl Feed for Down {
    async fn next(&mut self) -> Option<u32> {
        yield_now().await;
        if self.0 == 0 {
            return None;
        }
        self.0 -= 1;
        Some(self.0)
    }
}

async fn run(f: &mut dyn Feed) -> u32 {
    let a = #[dyn_async(box)] f.next().await;
    let b = #[dyn_async(inline(512))] f.next().await;
    let c = (#[dyn_async(nested)] f.next().await).unwrap_or(0);
    let d = (#[dyn_async(nested(2048))] f.next().await).unwrap_or(0);
    #[dyn_async(box)]
    f.next().await;
    let e = f.next().await;
    println!("{:?} {:?} {c} {d} {:?}", a, b, e);
    let mut sum = 0;
    while let Some(n) = (#[dyn_async(inline(1024))] f.next().await) {
        sum += n;
    }
    sum
}

fn main() {
    println!("{}", block_on(run(&mut Down(9))));
}

// OUT: Some(8) Some(7) 6 5 Some(3)
// OUT: 3
