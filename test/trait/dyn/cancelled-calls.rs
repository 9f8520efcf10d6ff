// A dyn call that is given up at a suspension drops what lives in its future
// and in those it waits for; its place is used again.
//
// One box, six roots. Outer holds a slot for Leaf, so that it does not fit
// inline(256): it runs 8 times, and so does Leaf.
// ALLOCS nested: 7
// ALLOCS inline(256): 15
// ALLOCS box: 23
trait Task {
    async fn work(&mut self, t: Traced) -> u32;
}

struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

struct Leaf {
    turns: u32,
}

struct Outer {
    inner: Box<dyn Task>,
}

impl Task for Leaf {
    async fn work(&mut self, t: Traced) -> u32 {
        let _local = Traced("leaf local");
        for i in 0..self.turns {
            yield_now().await;
            println!("  turn {i} of {}", t.0);
        }
        self.turns
    }
}

impl Task for Outer {
    async fn work(&mut self, t: Traced) -> u32 {
        let _local = Traced("outer local");
        let n = self.inner.work(Traced("passed on")).await;
        println!("  {} got {n}", t.0);
        n + 1
    }
}

struct Limit<F> {
    future: Pin<Box<F>>,
    polls: u32,
}

impl<F: Future> Future for Limit<F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.polls == 0 {
            return Poll::Ready(None);
        }
        self.polls -= 1;
        match self.future.as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready(Some(v)),
            Poll::Pending => Poll::Pending,
        }
    }
}

async fn run(t: &mut dyn Task, name: &'static str) -> u32 {
    t.work(Traced(name)).await + t.work(Traced("second")).await
}

fn main() {
    let mut t = Outer { inner: Box::new(Leaf { turns: 2 }) };
    for polls in 0..6 {
        println!("{polls} polls");
        let r = block_on(Limit { future: Box::pin(run(&mut t, "first")), polls });
        println!("{:?}", r);
    }
}

// OUT: 0 polls
// OUT: None
// OUT: 1 polls
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   drop outer local
// OUT:   drop first
// OUT: None
// OUT: 2 polls
// OUT:   turn 0 of passed on
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   drop outer local
// OUT:   drop first
// OUT: None
// OUT: 3 polls
// OUT:   turn 0 of passed on
// OUT:   turn 1 of passed on
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   first got 2
// OUT:   drop outer local
// OUT:   drop first
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   drop outer local
// OUT:   drop second
// OUT: None
// OUT: 4 polls
// OUT:   turn 0 of passed on
// OUT:   turn 1 of passed on
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   first got 2
// OUT:   drop outer local
// OUT:   drop first
// OUT:   turn 0 of passed on
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   drop outer local
// OUT:   drop second
// OUT: None
// OUT: 5 polls
// OUT:   turn 0 of passed on
// OUT:   turn 1 of passed on
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   first got 2
// OUT:   drop outer local
// OUT:   drop first
// OUT:   turn 0 of passed on
// OUT:   turn 1 of passed on
// OUT:   drop leaf local
// OUT:   drop passed on
// OUT:   second got 2
// OUT:   drop outer local
// OUT:   drop second
// OUT: Some(6)
