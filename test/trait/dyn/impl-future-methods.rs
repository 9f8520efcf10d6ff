// `-> impl Future` in a trait is an async method to its callers; implementers
// may write a block, call another async function, or poll by hand.
//
// Four `.box`; LLVM sees that `dropped` is not used.
// ALLOCS nested: 4
// ALLOCS nested O2: <= 4
// ALLOCS inline(256): 4
// ALLOCS inline(256) O2: <= 4
// ALLOCS box: 7
// ALLOCS box O2: <= 7
struct Countdown {
    left: u32,
}

impl Future for Countdown {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        if self.left == 0 {
            return Poll::Ready(42);
        }
        println!("poll {}", self.left);
        self.left -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Countdown {
    fn drop(&mut self) {
        println!("countdown gone at {}", self.left);
    }
}

trait Timer {
    fn wait(&self, n: u32) -> impl Future<Output = u32>;
}

struct Block(u32);
struct ByHand;
struct Borrowed;

impl Timer for Block {
    fn wait(&self, n: u32) -> impl Future<Output = u32> {
        println!("called with {n}");
        async move {
            yield_now().await;
            self.0 + n
        }
    }
}

impl Timer for ByHand {
    fn wait(&self, n: u32) -> impl Future<Output = u32> {
        Countdown { left: n }
    }
}

async fn helper(n: u32) -> u32 {
    sleep(1).await;
    n * 2
}

impl Timer for Borrowed {
    fn wait(&self, n: u32) -> impl Future<Output = u32> {
        helper(n + 1)
    }
}

async fn run(t: &dyn Timer) -> u32 {
    let a = t.wait(2).await;
    let held = t.wait(1).box;
    println!("held");
    a + held.await
}

async fn generic(t: &impl Timer) -> u32 {
    t.wait(3).await
}

fn main() {
    println!("{}", block_on(run(&Block(10))));
    println!("{}", block_on(run(&ByHand)));
    println!("{}", block_on(run(&Borrowed)));
    println!("{}", block_on(generic(&ByHand)));
    let dropped = (&ByHand as &dyn Timer).wait(9).box;
    drop(dropped);
}

// OUT: called with 2
// OUT: called with 1
// OUT: held
// OUT: 23
// OUT: poll 2
// OUT: poll 1
// OUT: countdown gone at 0
// OUT: held
// OUT: poll 1
// OUT: countdown gone at 0
// OUT: 84
// OUT: held
// OUT: 10
// OUT: poll 3
// OUT: poll 2
// OUT: poll 1
// OUT: countdown gone at 0
// OUT: 42
// OUT: countdown gone at 9
