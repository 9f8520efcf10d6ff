// `&mut dyn Trait` and `Box<dyn Trait>` implement the trait, by impls of the
// program: each says where the futures live.
// ALLOCS box: 7
// ALLOCS nested: 1
// ALLOCS inline(256): 1
trait Stream {
    async fn next(&mut self) -> Option<u32>;
}

impl Stream for &mut dyn Stream {
    async fn next(&mut self) -> Option<u32> {
        (**self).next().await
    }
}

impl Stream for Box<dyn Stream> {
    async fn next(&mut self) -> Option<u32> {
        (**self).next().box.await
    }
}

struct Down(u32);

impl Stream for Down {
    async fn next(&mut self) -> Option<u32> {
        yield_now().await;
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

async fn sum(mut s: impl Stream) -> u32 {
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
    }
    total
}

fn main() {
    let mut d = Down(5);
    println!("{}", block_on(sum(&mut d as &mut dyn Stream)));
    let b: Box<dyn Stream> = Box::new(Down(4));
    println!("{}", block_on(sum(b)));
}

// OUT: 10
// OUT: 6
