// The callee panics while it makes the value for a dyn caller: the storage is
// released, no value is dropped, locals are.
// STDERR: out of parts
// EXIT: 101
//
// 336 bytes do not fit inline(256). The box of the one that panics is freed.
// ALLOCS nested: 1
// ALLOCS inline(256): 3
// ALLOCS box: 3
use std::cell::Cell;

struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Robot {
    parts: [u64; 40],
    head: Traced,
}

trait Walk {
    fn steps(&self) -> u64;
}

impl Walk for Robot {
    fn steps(&self) -> u64 {
        self.parts[0] + self.head.0.len() as u64
    }
}

trait Plant {
    fn build(&self, name: Traced) -> impl Walk;
}

struct Line {
    stock: Cell<u64>,
}

impl Plant for Line {
    fn build(&self, name: Traced) -> impl Walk {
        let _work = Traced("work");
        Robot { head: name, parts: [self.take(); 40] }
    }
}

impl Line {
    fn take(&self) -> u64 {
        if self.stock.get() == 0 {
            panic!("out of parts");
        }
        self.stock.set(self.stock.get() - 1);
        self.stock.get()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        println!("line closed");
    }
}

async fn run(p: &dyn Plant) -> u64 {
    let first = p.build(Traced("first")).steps();
    println!("{first}");
    let boxed = p.build(Traced("second")).box;
    yield_now().await;
    println!("{}", boxed.steps());
    boxed.steps() + p.build(Traced("third")).steps()
}

fn main() {
    println!("{}", block_on(run(&Line { stock: Cell::new(2) })));
}

// OUT: drop work
// OUT: drop first
// OUT: 6
// OUT: drop work
// OUT: 6
// OUT: drop third
// OUT: drop work
// OUT: drop second
// OUT: line closed
