// A call by `try(N)` that is given up at its suspension; the caller's next one finds
// the storage free. Also one that had no room, given up at the await after it.
// ALLOCS all: 0
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

struct Loud(u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Small;

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        let held = Loud(n);
        yield_now().await;
        yield_now().await;
        held.0
    }
}

struct Big;

impl Work for Big {
    async fn run(&mut self, n: u32) -> u32 {
        let held = Loud(n);
        let mut all = [n as u8; 400];
        yield_now().await;
        for i in 0..400 {
            all[i] += i as u8;
        }
        held.0 + all[0] as u32
    }
}

/// Ready after `left` polls, whatever the future does.
struct Limit<F> {
    future: F,
    left: u32,
}

impl<F: Future> Future for Limit<Pin<&mut F>> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        match self.future.as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready(Some(v)),
            Poll::Pending => Poll::Pending,
        }
    }
}

async fn limited(w: &mut dyn Work, left: u32) -> Result<u32, TooLarge> {
    #[dyn_async(try(256))] w.run(left).await
}

// One place, whose first call is given up, and whose second is not.
async fn in_turn(w: &mut dyn Work, left: u32) {
    for left in [left, 9] {
        let future = pin!(limited(w, left));
        println!("{:?}", Limit { future, left }.await);
    }
}

// One caller: the storage of each of its calls is its own, and free again.
async fn calls(w: &mut dyn Work) -> Result<u32, TooLarge> {
    let mut sum = 0;
    for n in 1..3 {
        match #[dyn_async(try(256))] w.run(n).await {
            Ok(n) => sum += n,
            Err(TooLarge) => {
                println!("no room");
                yield_now().await;
            }
        }
    }
    Ok(sum)
}

async fn at_each_suspension(w: &mut dyn Work) {
    for left in 1..6 {
        let future = pin!(calls(w));
        println!("{:?}", Limit { future, left }.await);
    }
}

fn main() {
    block_on(in_turn(&mut Small, 1));
    block_on(at_each_suspension(&mut Small));
    block_on(at_each_suspension(&mut Big));
}

// OUT: None
// OUT: drop 1
// OUT: drop 9
// OUT: Some(Ok(9))
// OUT: None
// OUT: drop 1
// OUT: None
// OUT: drop 1
// OUT: drop 1
// OUT: None
// OUT: drop 2
// OUT: drop 1
// OUT: None
// OUT: drop 2
// OUT: drop 1
// OUT: drop 2
// OUT: Some(Ok(3))
// OUT: no room
// OUT: None
// OUT: no room
// OUT: no room
// OUT: None
// OUT: no room
// OUT: no room
// OUT: Some(Ok(0))
// OUT: no room
// OUT: no room
// OUT: Some(Ok(0))
// OUT: no room
// OUT: no room
// OUT: Some(Ok(0))
