// Calls of strategy sealed that nobody can answer: the program has no
// implementer, and is one all the same.
// ALLOCS all: 0
#[dyn_async(sealed)]
trait Job {
    async fn run(&self) -> u32;
}

trait Task {
    async fn run(&self) -> u32;
}

async fn of_a_trait(job: Option<Box<dyn Job>>) -> u32 {
    match job {
        Some(job) => job.run().await,
        None => 7,
    }
}

async fn of_a_call(task: Option<&dyn Task>) -> u32 {
    match task {
        Some(task) => #[dyn_async(sealed)] task.run().await,
        None => 8,
    }
}

fn main() {
    println!("{}", block_on(of_a_trait(None)));
    println!("{}", block_on(of_a_call(None)));
}
// OUT: 7
// OUT: 8
