// The same after suspensions, three dyn calls deep.
// STDERR: late
// EXIT: 101
//
// One box with a size. Layer holds a slot for another call: not inline(256).
// ALLOCS nested: 1
// ALLOCS inline(256): 5
// ALLOCS box: 7
trait Task {
    async fn work(&mut self, t: Traced, n: u32) -> u32;
}

struct Traced(&'static str, u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

struct Bad;
struct Layer {
    inner: Box<dyn Task>,
}

impl Task for Bad {
    async fn work(&mut self, t: Traced, n: u32) -> u32 {
        for i in 0..n {
            let _round = Traced("round", i);
            sleep(1).await;
            if i == 2 {
                panic!("late");
            }
        }
        t.1
    }
}

impl Task for Layer {
    async fn work(&mut self, t: Traced, n: u32) -> u32 {
        let pair = (Traced("tuple", n), self.inner.work(Traced("inner", n), n).await);
        pair.1 + t.1
    }
}

impl Drop for Layer {
    fn drop(&mut self) {
        println!("drop layer");
    }
}

async fn run(t: &mut dyn Task) -> u32 {
    let a = t.work(Traced("short", 0), 1).await;
    println!("{a}");
    a + t.work(Traced("long", 0), 5).await
}

fn main() {
    let mut t = Layer { inner: Box::new(Layer { inner: Box::new(Bad) }) };
    println!("{}", block_on(run(&mut t)));
}

// OUT: drop round 0
// OUT: drop inner 1
// OUT: drop tuple 1
// OUT: drop inner 1
// OUT: drop tuple 1
// OUT: drop short 0
// OUT: 2
// OUT: drop round 0
// OUT: drop round 1
// OUT: drop round 2
// OUT: drop inner 5
// OUT: drop tuple 5
// OUT: drop inner 5
// OUT: drop tuple 5
// OUT: drop long 0
// OUT: drop layer
// OUT: drop layer
