// The type of the future stands in the dyn type: such objects are called
// without boxes, and all of them have one and the same future.
// ALLOCS all: 1
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

trait Stream {
    type Item;
    type Next: Future<Output = Option<Self::Item>>;
    fn next(&mut self) -> Self::Next;
}

struct Delayed {
    value: Option<u32>,
    waited: bool,
}

impl Future for Delayed {
    type Output = Option<u32>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.waited {
            return Poll::Ready(self.value);
        }
        self.waited = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

struct Down {
    left: u32,
}

impl Stream for Down {
    type Item = u32;
    type Next = Delayed;
    fn next(&mut self) -> Delayed {
        let value = self.left.checked_sub(1);
        self.left = value.unwrap_or(0);
        Delayed { value, waited: false }
    }
}

async fn sum(s: &mut dyn Stream<Item = u32, Next = Delayed>) -> u32 {
    let mut total = 0;
    while let Some(n) = s.next().await {
        total += n;
    }
    total
}

fn main() {
    println!("{}", block_on(sum(&mut Down { left: 5 })));
    let mut boxed: Box<dyn Stream<Item = u32, Next = Delayed>> = Box::new(Down { left: 3 });
    println!("{:?}", block_on(boxed.next()));
    println!("{}", block_on(sum(&mut *boxed)));
}

// OUT: 10
// OUT: Some(2)
// OUT: 1
