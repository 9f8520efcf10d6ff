// async fn in traits, called statically: generic callers, `impl Trait`
// arguments, default methods, associated types.
// ALLOCS all: 0
trait AsyncSource {
    type Item;
    async fn next(&mut self) -> Option<Self::Item>;
    async fn skip(&mut self, n: u32) -> Option<Self::Item> {
        for _ in 0..n {
            self.next().await?;
        }
        self.next().await
    }
}

struct Range {
    at: u32,
    end: u32,
}

impl AsyncSource for Range {
    type Item = u32;
    async fn next(&mut self) -> Option<u32> {
        yield_now().await;
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.at - 1)
    }
}

struct Labelled<S> {
    inner: S,
    label: &'static str,
}

impl<S: AsyncSource> AsyncSource for Labelled<S> {
    type Item = (&'static str, S::Item);
    async fn next(&mut self) -> Option<Self::Item> {
        let item = self.inner.next().await?;
        Some((self.label, item))
    }
}

async fn sum<S>(source: &mut S) -> u32
where
    S: AsyncSource<Item = u32>,
{
    let mut total = 0;
    while let Some(n) = source.next().await {
        total += n;
    }
    total
}

async fn count(mut source: impl AsyncSource) -> u32 {
    let mut n = 0;
    while source.next().await.is_some() {
        n += 1;
    }
    n
}

fn main() {
    println!("{}", block_on(sum(&mut Range { at: 1, end: 6 })));
    println!("{}", block_on(count(Range { at: 3, end: 9 })));
    let mut r = Range { at: 0, end: 10 };
    println!("{:?} {:?}", block_on(r.skip(3)), block_on(r.next()));
    println!("{:?} {}", block_on(r.skip(100)), r.at);
    let mut l = Labelled { inner: Range { at: 7, end: 9 }, label: "n" };
    println!("{:?}", block_on(l.next()));
    println!("{}", block_on(count(l)));
}

// OUT: 15
// OUT: 6
// OUT: Some(3) Some(4)
// OUT: None 10
// OUT: Some(("n", 7))
// OUT: 1
