// Strategy sealed of async calls in every situation, with four implementers. The
// functions say so; as the program's strategy it also gives each implementer a
// number, so that a call is a match. A frame that is larger than all is none of
// this program's: there is no cell for it. Besides two boxes of the program, nothing
// but the recursion allocates.
//
// STRATEGIES: sealed, nested
// ALLOCS all: 17
trait Work {
    async fn run(&mut self, n: u32) -> u32;
}

// Without a size, and ready at once.
struct Nothing;

impl Work for Nothing {
    async fn run(&mut self, n: u32) -> u32 {
        n
    }
}

struct Small {
    seen: u32,
}

struct Loud(u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Work for Small {
    async fn run(&mut self, n: u32) -> u32 {
        let _held = if n >= 100 { Some(Loud(n)) } else { None };
        yield_now().await;
        yield_now().await;
        self.seen += n;
        self.seen
    }
}

// Its frame is aligned to 16 bytes.
struct Wide(u128);

impl Work for Wide {
    async fn run(&mut self, n: u32) -> u32 {
        let kept = self.0 + n as u128;
        let place = &kept;
        yield_now().await;
        (*place >> 100) as u32 + *place as u32
    }
}

// 1.6 KB, more than nested has at the root.
struct Big;

impl Work for Big {
    async fn run(&mut self, n: u32) -> u32 {
        let mut all = [n; 400];
        yield_now().await;
        all[n as usize] += 1;
        all[0] + all[399]
    }
}

// A caller of each implementer in turn.
#[dyn_async(sealed)]
async fn in_a_loop(list: &mut [Box<dyn Work>], rounds: u32) -> u32 {
    let mut sum = 0;
    for i in 0..rounds {
        for w in list.iter_mut() {
            sum += w.run(i).await;
        }
    }
    sum
}

#[dyn_async(sealed)]
async fn one(w: &mut dyn Work, n: u32) -> u32 {
    w.run(n).await
}

async fn two_at_once(a: &mut dyn Work, b: &mut dyn Work) -> (u32, u32) {
    join(one(a, 3), one(b, 4)).await
}

#[dyn_async(sealed)]
async fn calls(w: &mut dyn Work) -> u32 {
    w.run(100).await + w.run(200).await
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

async fn dropped_half_way(left: u32) {
    let mut small = Small { seen: 0 };
    let future = pin!(calls(&mut small));
    println!("{:?}", Limit { future, left }.await);
}

trait Deep {
    async fn sum(&self, me: &dyn Deep, n: u32) -> u32;
}

struct Leaf;

impl Deep for Leaf {
    async fn sum(&self, _me: &dyn Deep, n: u32) -> u32 {
        yield_now().await;
        n
    }
}

// Its frame would contain itself: each but the first is a box.
struct Triangle;

#[dyn_async(sealed)]
impl Deep for Triangle {
    async fn sum(&self, me: &dyn Deep, n: u32) -> u32 {
        yield_now().await;
        if n == 0 {
            return 0;
        }
        n + me.sum(me, n - 1).await
    }
}

#[dyn_async(sealed)]
async fn recursion(d: &dyn Deep) -> u32 {
    d.sum(d, 15).await
}

fn main() {
    println!("{}", block_on(one(&mut Nothing, 7)));
    println!("{}", block_on(one(&mut Wide(5 << 100), 7)));
    println!("{}", block_on(one(&mut Big, 7)));
    let mut list: [Box<dyn Work>; 4] =
        [Box::new(Nothing), Box::new(Small { seen: 0 }), Box::new(Wide(1)), Box::new(Big)];
    println!("{}", block_on(in_a_loop(&mut list, 2)));
    println!("{}", block_on(in_a_loop(&mut list, 100)));
    println!("{:?}", block_on(two_at_once(&mut Big, &mut Small { seen: 5 })));
    for left in 1..6 {
        block_on(dropped_half_way(left));
    }
    println!("{}", block_on(recursion(&Leaf)));
    println!("{}", block_on(recursion(&Triangle)));
}

// OUT: 7
// OUT: 12
// OUT: 14
// OUT: 8
// OUT: 186651
// OUT: (6, 9)
// OUT: None
// OUT: drop 100
// OUT: None
// OUT: drop 100
// OUT: drop 100
// OUT: None
// OUT: drop 200
// OUT: drop 100
// OUT: None
// OUT: drop 200
// OUT: drop 100
// OUT: drop 200
// OUT: Some(400)
// OUT: 15
// OUT: 120
