// async fn with self by value through a box: the future owns the object.
//
// Three uploads and a `.box`. An upload's array, and the copy that is iterated
// over, do not fit inline(256).
// ALLOCS nested: 4
// ALLOCS inline(256): 5
// ALLOCS box: 6
struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

trait Job {
    async fn finish(self, extra: Traced) -> u32;
    fn cost(&self) -> u32;
}

struct Upload {
    file: Traced,
    size: [u32; 20],
}

struct Note;

impl Job for Upload {
    async fn finish(self, extra: Traced) -> u32 {
        println!("  uploading {} with {}", self.file.0, extra.0);
        let mut sent = 0;
        for s in self.size {
            sent += s;
            if sent % 4 == 0 {
                yield_now().await;
            }
        }
        sent
    }
    fn cost(&self) -> u32 {
        self.size[0]
    }
}

impl Job for Note {
    async fn finish(self, extra: Traced) -> u32 {
        extra.0.len() as u32
    }
    fn cost(&self) -> u32 {
        0
    }
}

async fn run(j: Box<dyn Job>) -> u32 {
    println!("  cost {}", j.cost());
    let n = j.finish(Traced("extra")).await;
    println!("  finished {n}");
    n
}

async fn boxed(j: Box<dyn Job>) -> u32 {
    let pending = j.finish(Traced("boxed extra")).box;
    println!("  pending");
    pending.await
}

fn upload(name: &'static str) -> Box<Upload> {
    Box::new(Upload { file: Traced(name), size: [2; 20] })
}

fn main() {
    println!("{}", block_on(run(upload("a.txt"))));
    println!("{}", block_on(run(Box::new(Note))));
    println!("{}", block_on(boxed(upload("b.txt"))));
    let never = run(upload("c.txt"));
    drop(never);
    println!("end");
}

// OUT:   cost 2
// OUT:   uploading a.txt with extra
// OUT:   drop extra
// OUT:   drop a.txt
// OUT:   finished 40
// OUT: 40
// OUT:   cost 0
// OUT:   drop extra
// OUT:   finished 5
// OUT: 5
// OUT:   pending
// OUT:   uploading b.txt with boxed extra
// OUT:   drop boxed extra
// OUT:   drop b.txt
// OUT: 40
// OUT:   drop c.txt
// OUT: end
