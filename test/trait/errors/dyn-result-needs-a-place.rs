// What a dyn call returns has no size: it is awaited or boxed, not held.
// ERROR: 27:5: .box
// ERROR: 31:13: .box
// ERROR: 34:10: .box
// ERROR: 35:20: .box
// ERROR: 36:26: .box
// ERROR: 38:10: .box
trait T {
    async fn m(&mut self) -> u32;
    fn items(&self) -> impl Iterator<Item = u32>;
}

struct S;

impl T for S {
    async fn m(&mut self) -> u32 {
        1
    }
    fn items(&self) -> impl Iterator<Item = u32> {
        0..2u32
    }
}

fn take<F: Future>(f: F) {}

fn give(t: &mut dyn T) -> impl Future<Output = u32> + '_ {
    t.m()
}

async fn run(t: &mut dyn T) {
    let f = t.m();
    let g = t.m().box;
    drop(g);
    take(t.m());
    let pair = (1, t.items());
    let boxed = Box::new(t.items());
    for i in t.items() {}
    join(t.m(), yield_now()).await;
}

fn main() {
    block_on(run(&mut S));
}
