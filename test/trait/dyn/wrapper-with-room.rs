// A wrapper that brings the storage: generic code calls it statically, and it
// keeps the futures of its object in a field of its own.
// ALLOCS all: 1
trait Stream {
    async fn next(&mut self) -> Option<u32>;
}

struct Roomy<'s> {
    room: [u8; 512],
    inner: &'s mut dyn Stream,
}

impl Stream for Roomy<'_> {
    async fn next(&mut self) -> Option<u32> {
        maybe_box(&mut self.room, || self.inner.next()).await
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

struct Wide;

impl Stream for Wide {
    async fn next(&mut self) -> Option<u32> {
        let wide = [3; 1000];
        yield_now().await;
        Some(wide[999])
    }
}

async fn sum(s: &mut impl Stream, times: u32) -> u32 {
    let mut total = 0;
    for _ in 0..times {
        total += s.next().await.unwrap_or(0);
    }
    total
}

fn main() {
    println!("{}", block_on(sum(&mut Roomy { room: [0; 512], inner: &mut Down(6) }, 20)));
    // The one that does not fit.
    println!("{}", block_on(sum(&mut Roomy { room: [0; 512], inner: &mut Wide }, 1)));
}

// OUT: 15
// OUT: 3
