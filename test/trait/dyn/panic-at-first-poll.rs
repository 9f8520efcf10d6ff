// A dyn call panics when it is first polled: its arguments and locals go, then
// those of the callers; nothing leaks, no slot stays taken.
// STDERR: refused
// EXIT: 101
//
// Outer holds slots for two calls: not inline(256).
// ALLOCS nested: 0
// ALLOCS inline(256): 1
// ALLOCS box: 3
trait Task {
    async fn work(&mut self, t: Traced) -> u32;
}

struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Bad;
struct Outer {
    inner: Box<dyn Task>,
}

impl Task for Bad {
    async fn work(&mut self, t: Traced) -> u32 {
        let _local = Traced("bad local");
        if t.0.len() > 2 {
            panic!("refused");
        }
        7
    }
}

impl Task for Outer {
    async fn work(&mut self, t: Traced) -> u32 {
        let _local = Traced("outer local");
        let n = self.inner.work(Traced("ok")).await;
        println!("{n}");
        self.inner.work(Traced("too long")).await + t.0.len() as u32
    }
}

async fn run(t: &mut dyn Task) -> u32 {
    let _r = Traced("run local");
    t.work(Traced("argument")).await
}

fn main() {
    println!("{}", block_on(run(&mut Outer { inner: Box::new(Bad) })));
}

// OUT: drop bad local
// OUT: drop ok
// OUT: 7
// OUT: drop bad local
// OUT: drop too long
// OUT: drop outer local
// OUT: drop argument
// OUT: drop run local
