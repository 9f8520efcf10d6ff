// Middleware: handlers behind dyn that hold handlers, by reference, in boxes and
// as type parameters; one polls a boxed call by hand and gives up.
//
// Six boxes, four `.box`. Inline: Log (3 calls) and Retry (2) hold slots, and
// at -O0 three calls of Gen, of a frame in a frame in a frame, are too large.
// ALLOCS nested: 10
// ALLOCS inline(256): 15
// ALLOCS inline(256) O0: 18
// ALLOCS box: 27
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Reply {
    Ok(u32),
    Err(&'static str),
}

trait Handler {
    async fn handle(&mut self, path: &str, depth: u32) -> Reply;
    fn name(&self) -> &'static str {
        "anon"
    }
}

struct Leaf {
    n: u32,
}

impl Handler for Leaf {
    async fn handle(&mut self, path: &str, depth: u32) -> Reply {
        let _d = D("leaf");
        yield_now().await;
        self.n += 1;
        if path == "bad" {
            return Reply::Err("bad path");
        }
        Reply::Ok(self.n * 100 + depth)
    }
    fn name(&self) -> &'static str {
        "leaf"
    }
}

struct Log<'a> {
    inner: &'a mut dyn Handler,
    count: u32,
}

impl<'a> Handler for Log<'a> {
    async fn handle(&mut self, path: &str, depth: u32) -> Reply {
        println!("-> {} {path}", self.inner.name());
        let r = self.inner.handle(path, depth + 1).await;
        self.count += 1;
        println!("<- {r:?}");
        r
    }
}

struct Retry {
    inner: Box<dyn Handler>,
    n: u32,
}

impl Handler for Retry {
    async fn handle(&mut self, path: &str, depth: u32) -> Reply {
        let mut last = Reply::Err("none");
        for _ in 0..self.n {
            last = self.inner.handle(path, depth + 1).await;
            match &last {
                Reply::Ok(_) => break,
                Reply::Err(e) => println!("retry {e}"),
            }
            sleep(1).await;
        }
        last
    }
}

struct Gen<H> {
    h: H,
}

impl<H: Handler> Handler for Gen<H> {
    async fn handle(&mut self, path: &str, depth: u32) -> Reply {
        match self.h.handle(path, depth + 10).await {
            Reply::Ok(n) => Reply::Ok(n + 1),
            e => e,
        }
    }
}

struct Timeout {
    inner: Box<dyn Handler>,
    polls: u32,
}

impl Handler for Timeout {
    async fn handle(&mut self, path: &str, depth: u32) -> Reply {
        let mut f = Box::into_pin(self.inner.handle(path, depth).box);
        let mut left = self.polls;
        poll_fn(move |cx| match f.as_mut().poll(cx) {
            Poll::Ready(r) => Poll::Ready(r),
            Poll::Pending => {
                if left == 0 {
                    return Poll::Ready(Reply::Err("timeout"));
                }
                left -= 1;
                Poll::Pending
            }
        })
        .await
    }
}

struct Slow(u32);

impl Handler for Slow {
    async fn handle(&mut self, _p: &str, d: u32) -> Reply {
        let _k = D("slow");
        for _ in 0..self.0 {
            yield_now().await;
        }
        Reply::Ok(d)
    }
}

async fn serve(h: &mut dyn Handler, paths: &[&str]) -> u32 {
    let mut t = 0;
    for p in paths {
        t += match h.handle(p, 0).await {
            Reply::Ok(n) => n,
            Reply::Err(e) => {
                println!("error {e}");
                0
            }
        };
    }
    t
}

fn main() {
    let mut leaf = Leaf { n: 0 };
    let mut log = Log { inner: &mut leaf, count: 0 };
    println!("{}", block_on(serve(&mut log, &["a", "bad", "b"])));
    println!("{}", log.count);
    let mut r = Retry { inner: Box::new(Gen { h: Gen { h: Leaf { n: 5 } } }), n: 2 };
    println!("{}", block_on(serve(&mut r, &["a", "bad"])));
    let mut t: [Box<dyn Handler>; 2] = [
        Box::new(Timeout { inner: Box::new(Slow(2)), polls: 5 }),
        Box::new(Timeout { inner: Box::new(Retry { inner: Box::new(Slow(9)), n: 1 }), polls: 5 }),
    ];
    for h in &mut t {
        println!("{}", block_on(serve(&mut **h, &["x", "y"])));
    }
}

// OUT: -> leaf a
// OUT:   drop leaf
// OUT: <- Ok(101)
// OUT: -> leaf bad
// OUT:   drop leaf
// OUT: <- Err("bad path")
// OUT: error bad path
// OUT: -> leaf b
// OUT:   drop leaf
// OUT: <- Ok(301)
// OUT: 402
// OUT: 3
// OUT:   drop leaf
// OUT:   drop leaf
// OUT: retry bad path
// OUT:   drop leaf
// OUT: retry bad path
// OUT: error bad path
// OUT: 623
// OUT:   drop slow
// OUT:   drop slow
// OUT: 0
// OUT:   drop slow
// OUT: error timeout
// OUT:   drop slow
// OUT: error timeout
// OUT: 0
