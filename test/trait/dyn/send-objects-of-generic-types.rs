// Generic code makes `dyn Trait + Send` where the futures are Send for every
// argument that its bounds allow.
//
// A box and three `.box`.
// ALLOCS all: 4
trait Job {
    async fn run(&mut self) -> u32;
    async fn name(&self) -> &'static str {
        "job"
    }
}

trait Value {
    fn get(&self) -> u32;
}

struct Plain(u32);

impl Value for Plain {
    fn get(&self) -> u32 {
        self.0
    }
}

struct Add<T> {
    value: T,
    sum: u32,
}

impl<T: Value> Job for Add<T> {
    async fn run(&mut self) -> u32 {
        for _ in 0..2 {
            self.sum += self.value.get();
            yield_now().await;
        }
        self.sum
    }
}

fn make<T: Value + Send + Sync>(value: T) -> Box<dyn Job + Send> {
    Box::new(Add { value, sum: 0 })
}

fn need_send<T: Send>(value: T) -> T {
    value
}

fn main() {
    let mut job = make(Plain(4));
    println!("{}", block_on(need_send(job.run().box)));
    println!("{} {}", block_on(job.run().box), block_on(job.name().box));
}

// OUT: 8
// OUT: 16 job
