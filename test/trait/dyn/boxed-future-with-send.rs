// What a boxed call of `dyn Trait + Send` gives is Send: no implementer with
// another future could become such an object.
//
// Four `.box`, one of them a value; and `twice` calls without.
// ALLOCS nested: 4
// ALLOCS inline(256): 4
// ALLOCS box: 5
trait Job {
    async fn run(&mut self) -> u32;
    fn steps(&self) -> impl Iterator<Item = u32>;
}

struct Add(u32);

impl Job for Add {
    async fn run(&mut self) -> u32 {
        yield_now().await;
        self.0 += 1;
        self.0
    }
    fn steps(&self) -> impl Iterator<Item = u32> {
        0..self.0
    }
}

fn need_send<T: Send>(value: T) -> T {
    value
}

fn start<'a>(job: &'a mut (dyn Job + Send)) -> Box<dyn Future<Output = u32> + Send + 'a> {
    job.run().box
}

// It may be used where Send is not asked for.
fn start_here<'a>(job: &'a mut (dyn Job + Send)) -> Box<dyn Future<Output = u32> + 'a> {
    job.run().box
}

async fn twice(job: &mut (dyn Job + Send)) -> u32 {
    let first = job.run().box;
    first.await + job.run().await
}

fn main() {
    let mut job = Add(1);
    println!("{}", block_on(need_send(start(&mut job))));
    println!("{}", block_on(start_here(&mut job)));
    println!("{}", block_on(need_send(twice(&mut job))));
    let object: &mut (dyn Job + Send) = &mut job;
    let mut steps = need_send(object.steps().box);
    println!("{:?} {:?}", steps.next(), steps.next());
}

// OUT: 2
// OUT: 3
// OUT: 9
// OUT: Some(0) Some(1)
