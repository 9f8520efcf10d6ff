// Strategy sealed, and a panic in the largest of two implementers when it is
// resumed, in the second round of a loop: both frames are dropped, and a call that
// is made while unwinding has room of its own.
//
// STRATEGIES: sealed, nested
// ALLOCS all: 0
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        let _held = Loud("small");
        yield_now().await;
        n
    }
}

struct Large;

impl Work for Large {
    async fn run(&mut self, n: u32) -> u32 {
        let _held = Loud("large");
        let all = [n; 40];
        yield_now().await;
        if n == 1 {
            panic!("resumed {}", all[39]);
        }
        all[n as usize]
    }
}

struct Again<'a>(&'a mut dyn Work);

#[dyn_async(sealed)]
async fn once(w: &mut dyn Work) -> u32 {
    w.run(5).await
}

impl Drop for Again<'_> {
    fn drop(&mut self) {
        println!("unwinding");
        println!("{}", block_on(once(self.0)));
    }
}

#[dyn_async(sealed)]
async fn calls(mut list: [&mut dyn Work; 2], again: &mut dyn Work) -> u32 {
    let _held = Loud("caller");
    let _again = Again(again);
    let mut sum = 0;
    for n in 0..2 {
        for w in list.iter_mut() {
            sum += w.run(n).await;
        }
        println!("{sum}");
    }
    sum
}

fn main() {
    println!("{}", block_on(calls([&mut Small, &mut Large], &mut Large)));
}

// OUT: drop small
// OUT: drop large
// OUT: 0
// OUT: drop small
// OUT: drop large
// OUT: unwinding
// OUT: drop large
// OUT: 5
// OUT: drop caller
// EXIT: 101
// STDERR: resumed 1
