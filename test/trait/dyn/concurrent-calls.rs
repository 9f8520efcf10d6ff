// Several dyn calls alive at once in one frame: joined, boxed in between, on
// the same object and on others; no two may share storage.
//
// Two boxes, two `.box`. Nested: in `three` only the first of three calls has the
// root's slot, so two take a block, and what follows them uses it again; of those
// through Nested that is one (its second child), two (itself; the second child),
// and one. At -O0 the array that `for` consumes is in Slow's frame beside `data`:
// 392 bytes instead of 184, which do not fit behind Nested in the slot, nor
// inline(256). Nested never does.
// ALLOCS nested: 14
// ALLOCS inline(256): 6
// ALLOCS inline(256) O0: 17
// ALLOCS box: 17
trait Source {
    async fn read(&self, n: u32) -> u32;
}

struct Slow {
    id: u32,
    pause: u64,
}

struct Nested {
    a: Box<dyn Source>,
    b: Box<dyn Source>,
}

impl Source for Slow {
    async fn read(&self, n: u32) -> u32 {
        let mut data = [self.id; 16];
        for i in 0..n as usize {
            sleep(self.pause).await;
            data[i] += n;
            println!("{} at {i}", self.id);
        }
        let mut sum = 0;
        for d in data {
            sum += d;
        }
        sum
    }
}

impl Source for Nested {
    async fn read(&self, n: u32) -> u32 {
        let (a, b) = join(async { self.a.read(n).await }, async { self.b.read(n + 1).await }).await;
        a * 1000 + b
    }
}

async fn three(a: &dyn Source, b: &dyn Source) -> u32 {
    let ((x, y), z) = join(
        join(async { a.read(1).await }, async { a.read(2).await }),
        async { b.read(1).await + b.read(1).await },
    )
    .await;
    x + y + z
}

async fn overlapping(a: &dyn Source, b: &dyn Source) -> u32 {
    let early = b.read(1).box;
    let first = a.read(1).await;
    let (x, y) = join(early, b.read(2).box).await;
    first + x + y
}

fn main() {
    let a = Slow { id: 1, pause: 1 };
    let b = Slow { id: 2, pause: 2 };
    println!("{}", block_on(three(&a, &b)));
    println!("{}", block_on(overlapping(&a, &b)));
    let n = Nested { a: Box::new(a), b: Box::new(b) };
    println!("{}", block_on(three(&n, &Slow { id: 9, pause: 0 })));
}

// OUT: 1 at 0
// OUT: 1 at 0
// OUT: 1 at 1
// OUT: 2 at 0
// OUT: 2 at 0
// OUT: 103
// OUT: 1 at 0
// OUT: 2 at 0
// OUT: 2 at 0
// OUT: 2 at 1
// OUT: 86
// OUT: 9 at 0
// OUT: 9 at 0
// OUT: 1 at 0
// OUT: 1 at 0
// OUT: 2 at 0
// OUT: 1 at 1
// OUT: 2 at 0
// OUT: 2 at 1
// OUT: 2 at 1
// OUT: 2 at 2
// OUT: 37367
