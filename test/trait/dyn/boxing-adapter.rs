// A wrapper in the language itself makes `&mut dyn` usable where a type that
// implements the trait is asked for.
//
// No `.box` is one: what it holds is awaited at once.
// ALLOCS all: 0
trait Stream {
    type Item;
    async fn next(&mut self) -> Option<Self::Item>;
}

struct Boxing<'i, I> {
    inner: &'i mut dyn Stream<Item = I>,
    awaited: u32,
}

impl<'i, I> Boxing<'i, I> {
    fn new(inner: &'i mut dyn Stream<Item = I>) -> Boxing<'i, I> {
        Boxing { inner, awaited: 0 }
    }
}

impl<'i, I> Stream for Boxing<'i, I> {
    type Item = I;
    async fn next(&mut self) -> Option<I> {
        self.awaited += 1;
        self.inner.next().box.await
    }
}

struct Letters {
    at: u8,
}

impl Stream for Letters {
    type Item = char;
    async fn next(&mut self) -> Option<char> {
        yield_now().await;
        if self.at == 3 {
            return None;
        }
        self.at += 1;
        Some((b'a' + self.at - 1) as char)
    }
}

async fn count_any<S>(s: &mut S) -> u32
where
    S: Stream,
{
    let mut n = 0;
    while let Some(_) = s.next().await {
        n += 1;
    }
    n
}

async fn print_all(mut s: impl Stream<Item = char>) {
    while let Some(c) = s.next().await {
        println!("{c}");
    }
}

fn main() {
    let mut letters = Letters { at: 0 };
    let mut wrapped = Boxing::new(&mut letters);
    println!("{}", block_on(count_any(&mut wrapped)));
    println!("{} awaited", wrapped.awaited);
    println!("{}", letters.at);
    letters.at = 1;
    block_on(print_all(Boxing::new(&mut letters)));
    println!("{}", block_on(count_any(&mut Letters { at: 2 })));
    let mut fresh = Letters { at: 1 };
    let mut once = Boxing::new(&mut fresh);
    let mut twice = Boxing::new(&mut once);
    println!("{}", block_on(count_any(&mut twice)));
}

// OUT: 3
// OUT: 4 awaited
// OUT: 3
// OUT: b
// OUT: c
// OUT: 1
// OUT: 2
