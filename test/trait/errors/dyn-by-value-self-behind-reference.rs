// By-value self needs the box: a reference does not own the object.
// ERROR: 22:7: `finish`
// ERROR: 26:7: `later`
// ERROR: 30:18: moved
trait T {
    fn finish(self) -> u32;
    async fn later(self) -> u32;
}

struct S;

impl T for S {
    fn finish(self) -> u32 {
        1
    }
    async fn later(self) -> u32 {
        2
    }
}

fn by_ref(t: &dyn T) -> u32 {
    t.finish()
}

async fn by_mut(t: &mut dyn T) -> u32 {
    t.later().await
}

fn twice(t: Box<dyn T>) -> u32 {
    t.finish() + t.finish()
}

fn main() {
    println!("{}", twice(Box::new(S)));
}
