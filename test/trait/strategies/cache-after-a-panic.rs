// A panic, in the callee, in the drop of its future or of a value, frees the
// cache: what unwinds runs calls at other places meanwhile.
// STRATEGIES: cache
// ALLOCS all: 2
// EXIT: 101
// STDERR: in the drop of a future
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Bomb(bool);

impl Drop for Bomb {
    fn drop(&mut self) {
        if self.0 {
            panic!("in the drop of a future");
        }
        println!("defused");
    }
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        let _bomb = Bomb(n == 3);
        yield_now().await;
        n
    }
}

async fn rounds(w: &mut dyn Work, n: u32) -> u32 {
    let mut last = 0;
    for i in 0..n {
        last = w.run(i).await;
    }
    last
}

struct Again;

impl Drop for Again {
    fn drop(&mut self) {
        println!("unwinding: {}", block_on(rounds(&mut Small, 2)));
    }
}

fn main() {
    let _again = Again;
    println!("{}", block_on(rounds(&mut Small, 5)));
}

// OUT: defused
// OUT: defused
// OUT: defused
// OUT: defused
// OUT: defused
// OUT: unwinding: 1
