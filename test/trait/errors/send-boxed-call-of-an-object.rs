// A boxed call of an object without Send is not Send; nor is one whose
// `impl Trait` argument is of a type that is not known.
// ERROR: 13:5: mismatched types
// ERROR: 17:5: mismatched types
trait Job {
    async fn run(&mut self) -> u32;
    async fn with(&mut self, f: impl Fn() -> u32) -> u32;
}

type Sent<'a> = Box<dyn Future<Output = u32> + Send + 'a>;

fn start<'a>(job: &'a mut dyn Job) -> Sent<'a> {
    job.run().box
}

fn start_with<'a>(job: &'a mut (dyn Job + Send)) -> Sent<'a> {
    job.with(|| 1).box
}

fn main() {}
