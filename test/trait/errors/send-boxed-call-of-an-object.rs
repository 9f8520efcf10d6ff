// A boxed call of an object without Send is not Send; one of an object with Send
// takes no argument that is not.
// ERROR: 13:5: mismatched types
// ERROR: 17:9: `closure() -> u32` cannot become `dyn Fn() -> u32 + Send`: it is not Send
trait Job {
    async fn run(&mut self) -> u32;
    async fn with(&mut self, f: impl Fn() -> u32) -> u32;
}

type Sent<'a> = Box<dyn Future<Output = u32> + Send + 'a>;

fn start<'a>(job: &'a mut dyn Job) -> Sent<'a> {
    job.run().box
}

fn start_with<'a>(job: &'a mut (dyn Job + Send), cell: &'a Cell<u32>) -> Sent<'a> {
    job.with(move || cell.get()).box
}

fn main() {}
