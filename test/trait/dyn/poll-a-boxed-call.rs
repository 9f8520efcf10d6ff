// An object keeps a boxed call over several polls of its own: a hand-written
// future that drives a dyn call.
// ALLOCS all: 4
trait Source {
    async fn next(&mut self) -> Option<u32>;
}

struct Steps {
    left: u32,
}

impl Source for Steps {
    async fn next(&mut self) -> Option<u32> {
        for _ in 0..self.left {
            yield_now().await;
        }
        self.left = if self.left == 0 { return None } else { self.left - 1 };
        Some(self.left)
    }
}

struct CountPolls<'f> {
    future: Pin<Box<dyn Future<Output = Option<u32>> + 'f>>,
    polls: u32,
}

impl Future for CountPolls<'_> {
    type Output = (Option<u32>, u32);
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.polls += 1;
        match self.future.as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready((v, self.polls)),
            Poll::Pending => Poll::Pending,
        }
    }
}

async fn run(s: &mut dyn Source) {
    loop {
        let boxed = s.next().box;
        let (v, polls) = CountPolls { future: Box::into_pin(boxed), polls: 0 }.await;
        println!("{:?} after {polls}", v);
        if v.is_none() {
            break;
        }
    }
}

fn main() {
    block_on(run(&mut Steps { left: 3 }));
}

// OUT: Some(2) after 4
// OUT: Some(1) after 3
// OUT: Some(0) after 2
// OUT: None after 1
