// A boxed call with an `impl Trait` argument outlives the frame that made it:
// the argument goes with it.
//
// A future and its argument, twice. LLVM sees that `g` is dropped where it is made.
// ALLOCS all: 4
// ALLOCS all O2: <= 4
struct Traced {
    name: &'static str,
    asked: u32,
}

trait Question {
    fn ask(&mut self) -> u32;
}

impl Question for Traced {
    fn ask(&mut self) -> u32 {
        self.asked += 1;
        self.asked
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {} asked {}", self.name, self.asked);
    }
}

trait Clerk {
    async fn answer(&self, q: impl Question, times: u32) -> u32;
}

struct Desk;

impl Clerk for Desk {
    async fn answer(&self, mut q: impl Question, times: u32) -> u32 {
        let mut sum = 0;
        for _ in 0..times {
            yield_now().await;
            sum += q.ask();
        }
        sum
    }
}

fn start<'a>(c: &'a dyn Clerk, name: &'static str) -> Box<dyn Future<Output = u32> + 'a> {
    let q = Traced { name, asked: 10 };
    c.answer(q, 3).box
}

fn main() {
    let f = start(&Desk, "used");
    println!("returned");
    println!("{}", block_on(f));
    let g = start(&Desk, "dropped");
    drop(g);
    println!("end");
}

// OUT: returned
// OUT: drop used asked 13
// OUT: 36
// OUT: drop dropped asked 10
// OUT: end
