// The program says how a dyn type implements a trait that leaves it open: async
// methods called with `.box`, an `impl Iterator` argument made into an object by hand.
// Methods called on an object itself go through its vtable as ever.
//
// Four calls by the impl, whose boxes cannot escape; the fifth is made by the
// caller.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 1
trait Stream {
    type Item;
    async fn next(&mut self) -> Option<Self::Item>;
}

impl<I> Stream for dyn Stream<Item = I> {
    type Item = I;
    async fn next(&mut self) -> Option<I> {
        println!("boxed");
        self.next().box.await
    }
}

struct Down(u32);

impl Stream for Down {
    type Item = u32;
    async fn next(&mut self) -> Option<u32> {
        yield_now().await;
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

async fn sum<S: ?Sized + Stream<Item = u32>>(s: &mut S) -> u32 {
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
    }
    total
}

async fn run(s: &mut dyn Stream<Item = u32>) -> u32 {
    let first = s.next().await.unwrap();
    println!("first {first}");
    first * 100 + sum(s).await
}

trait Append {
    fn append(&mut self, values: impl Iterator<Item = u32>) -> u32;
}

impl Append for dyn Append {
    fn append(&mut self, mut values: impl Iterator<Item = u32>) -> u32 {
        println!("as an object");
        let object: &mut dyn Iterator<Item = u32> = &mut values;
        self.append(object)
    }
}

struct Sum(u32);

impl Append for Sum {
    fn append(&mut self, values: impl Iterator<Item = u32>) -> u32 {
        for v in values {
            self.0 += v;
        }
        self.0
    }
}

fn fill<A: Append + ?Sized>(a: &mut A) -> u32 {
    a.append(1..4)
}

fn main() {
    println!("{}", block_on(sum(&mut Down(3))));
    println!("{}", block_on(run(&mut Down(4))));
    println!("{}", fill(&mut Sum(0)));
    let object: &mut dyn Append = &mut Sum(10);
    println!("{}", object.append(5..6));
    println!("{}", fill(object));
}

// OUT: 3
// OUT: first 3
// OUT: boxed
// OUT: boxed
// OUT: boxed
// OUT: boxed
// OUT: 303
// OUT: 6
// OUT: 15
// OUT: as an object
// OUT: 21
