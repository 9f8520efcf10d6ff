// The shim that boxes, written by hand for function pointers, beside the one
// that the compiler makes of the method.
// One for each call: the block is made in its box.
// ALLOCS all: 3
trait Stream {
    async fn next(&mut self) -> Option<u32>;
}

struct Down(u32);

impl Stream for Down {
    async fn next(&mut self) -> Option<u32> {
        yield_now().await;
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

type Next = fn(&mut Down) -> Box<dyn Future<Output = Option<u32>>>;

fn next_boxed<'a, S: Stream>(this: &'a mut S) -> Box<dyn Future<Output = Option<u32>> + 'a> {
    Box::new(async move { this.next().await })
}

fn main() {
    let by_hand: Next = next_boxed::<Down>;
    let made: Next = <Down as Stream>::next;
    let mut d = Down(2);
    println!("{:?}", block_on(by_hand(&mut d)));
    println!("{:?}", block_on(made(&mut d)));
    println!("{:?}", block_on(made(&mut d)));
}

// OUT: Some(1)
// OUT: Some(0)
// OUT: None
