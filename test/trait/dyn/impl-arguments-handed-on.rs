// impl Trait arguments of every kind, handed on by decorators of decorators.
//
// A closure and an async block a turn, and the async block that Pass::fut
// makes, 6 times: a future is pinned, so that as an argument it is boxed.
// Inline: all of Pass, and V's `pump` and `cb`, hold slots.
// ALLOCS nested: 12
// ALLOCS inline(256): 36
// ALLOCS box: 69
trait Sink {
    async fn put(&mut self, it: impl Iterator<Item = u32>) -> usize;
    async fn pump(&mut self, src: impl Src) -> u32;
    fn two(&self, a: impl Fn(u32) -> u32, b: impl Into<u64>) -> u64;
    async fn cb(&self, f: impl AsyncFn2) -> u32;
    fn each(&self, it: impl Iterator<Item = Box<dyn Fn(u32) -> u32>>) -> u32;
    async fn fut(&self, f: impl Future<Output = u32>) -> u32;
    fn disp(&self, x: impl Display);
}

trait Src {
    async fn read(&mut self) -> Option<u32>;
}

trait AsyncFn2 {
    async fn call(&self, a: u32, b: u32) -> u32;
}

struct V {
    t: u32,
}

impl Sink for V {
    async fn put(&mut self, it: impl Iterator<Item = u32>) -> usize {
        let mut n = 0;
        for v in it {
            self.t += v;
            n += 1;
            if v % 2 == 0 {
                yield_now().await;
            }
        }
        n
    }
    async fn pump(&mut self, mut src: impl Src) -> u32 {
        while let Some(v) = src.read().await {
            self.t += v;
        }
        self.t
    }
    fn two(&self, a: impl Fn(u32) -> u32, b: impl Into<u64>) -> u64 {
        a(self.t) as u64 + b.into()
    }
    async fn cb(&self, f: impl AsyncFn2) -> u32 {
        f.call(self.t, 1).await + f.call(2, 3).await
    }
    fn each(&self, it: impl Iterator<Item = Box<dyn Fn(u32) -> u32>>) -> u32 {
        let mut v = self.t;
        for f in it {
            v = f(v);
        }
        v
    }
    async fn fut(&self, f: impl Future<Output = u32>) -> u32 {
        f.await + 1
    }
    fn disp(&self, x: impl Display) {
        println!("[{x:>6}]");
    }
}

struct R(u32);

impl Src for R {
    async fn read(&mut self) -> Option<u32> {
        yield_now().await;
        if self.0 == 0 {
            None
        } else {
            self.0 -= 1;
            Some(self.0)
        }
    }
}

impl Drop for R {
    fn drop(&mut self) {
        println!("drop R {}", self.0);
    }
}

struct Mul(u32);

impl AsyncFn2 for Mul {
    async fn call(&self, a: u32, b: u32) -> u32 {
        sleep(1).await;
        a * b + self.0
    }
}

struct Pass<'a>(&'a mut dyn Sink);

impl<'a> Sink for Pass<'a> {
    async fn put(&mut self, it: impl Iterator<Item = u32>) -> usize {
        self.0.put(it.map(|v| v * 2)).await
    }
    async fn pump(&mut self, src: impl Src) -> u32 {
        self.0.pump(src).await
    }
    fn two(&self, a: impl Fn(u32) -> u32, b: impl Into<u64>) -> u64 {
        self.0.two(|x| a(a(x)), b.into() * 2)
    }
    async fn cb(&self, f: impl AsyncFn2) -> u32 {
        self.0.cb(f).await
    }
    fn each(&self, it: impl Iterator<Item = Box<dyn Fn(u32) -> u32>>) -> u32 {
        self.0.each(it.skip(1))
    }
    async fn fut(&self, f: impl Future<Output = u32>) -> u32 {
        self.0.fut(async move { f.await * 2 }).await
    }
    fn disp(&self, x: impl Display) {
        self.0.disp(x);
    }
}

async fn all(s: &mut dyn Sink) {
    println!("{}", s.put(0..5).await);
    println!("{}", s.put([1u32, 2, 3].into_iter().filter(|x| x % 2 == 1)).await);
    println!("{}", s.pump(R(4)).await);
    let k = 3;
    println!("{}", s.two(|x| x + k, 7u32));
    println!("{}", s.cb(Mul(k)).await);
    let fs: [Box<dyn Fn(u32) -> u32>; 3] =
        [Box::new(|x| x + 1), Box::new(move |x| x * k), Box::new(|x| x - 2)];
    println!("{}", s.each(fs.into_iter()));
    println!(
        "{}",
        s.fut(async {
            yield_now().await;
            20
        })
        .await
    );
    println!("{}", s.fut(ready(5)).await);
    s.disp("abc");
    s.disp(17);
}

fn main() {
    let mut v = V { t: 0 };
    block_on(all(&mut v));
    block_on(all(&mut Pass(&mut v)));
    let mut q = Pass(&mut v);
    block_on(all(&mut Pass(&mut q)));
}

// OUT: 5
// OUT: 2
// OUT: drop R 0
// OUT: 20
// OUT: 30
// OUT: 32
// OUT: 61
// OUT: 21
// OUT: 6
// OUT: [   abc]
// OUT: [    17]
// OUT: 5
// OUT: 2
// OUT: drop R 0
// OUT: 54
// OUT: 74
// OUT: 66
// OUT: 160
// OUT: 41
// OUT: 11
// OUT: [   abc]
// OUT: [    17]
// OUT: 5
// OUT: 2
// OUT: drop R 0
// OUT: 116
// OUT: 156
// OUT: 128
// OUT: 114
// OUT: 81
// OUT: 21
// OUT: [   abc]
// OUT: [    17]
