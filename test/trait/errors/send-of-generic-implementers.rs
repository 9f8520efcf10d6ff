// Generic code cannot make `dyn Trait + Send` of what may have other futures.
// ERROR: 31:5: `T` cannot become `dyn Job + Send`: what its method `run` returns is not known to be Send
// ERROR: 35:5: `Twice<T>` cannot become `dyn Job + Send`: what its method `run` returns is not Send
// ERROR: 39:5: `Counting<T>` cannot become `dyn Job + Send`: what its method `run` returns is not Send
trait Job {
    async fn run(&self) -> u32;
}

struct Twice<T> {
    job: T,
}

impl<T: Job> Job for Twice<T> {
    async fn run(&self) -> u32 {
        self.job.run().await + self.job.run().await
    }
}

struct Counting<T>(T);

impl<T> Job for Counting<T> {
    async fn run(&self) -> u32 {
        let counter = Cell::new(1);
        let shared = &counter;
        yield_now().await;
        shared.get()
    }
}

fn direct<T: Job + Send>(job: T) -> Box<dyn Job + Send> {
    Box::new(job)
}

fn wrapped<T: Job + Send + Sync>(job: T) -> Box<dyn Job + Send> {
    Box::new(Twice { job })
}

fn counting<T: Send + Sync>(value: T) -> Box<dyn Job + Send> {
    Box::new(Counting(value))
}

fn main() {}
