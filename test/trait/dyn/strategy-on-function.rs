// The strategy of all dyn calls in a function.
//
// Three calls that are boxed by their function, and a box.
// ALLOCS all: 4
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

#[dyn_async(box)]
async fn boxed(f: &mut dyn Feed) -> u32 {
    let mut sum = 0;
    for _ in 0..3 {
        sum += f.next().await.unwrap_or(0);
    }
    sum
}

#[dyn_async(inline(512))]
async fn in_place(f: &mut dyn Feed) -> u32 {
    let mut sum = 0;
    for _ in 0..3 {
        sum += f.next().await.unwrap_or(0);
    }
    sum
}

struct Owner {
    feed: Box<dyn Feed>,
}

impl Owner {
    #[dyn_async(nested(512))]
    async fn drain(&mut self) -> u32 {
        let mut n = 0;
        while let Some(_) = self.feed.next().await {
            n += 1;
        }
        n
    }
}

fn main() {
    let mut d = Down(10);
    println!("{}", block_on(boxed(&mut d)));
    println!("{}", block_on(in_place(&mut d)));
    let mut o = Owner { feed: Box::new(d) };
    println!("{}", block_on(o.drain()));
}

// OUT: 24
// OUT: 15
// OUT: 4
