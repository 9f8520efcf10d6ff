// A panic below a call through dyn, in an async argument, drops what was built.
//
// A task and a box. Inline: `call` holds a slot.
// ALLOCS nested: 3
// ALLOCS inline(256): 4
// ALLOCS box: 7
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
        if self.0 == "bomb" {
            panic!("bomb");
        }
    }
}

trait T {
    async fn m(&mut self, d: D, when: u32) -> D;
    fn v(&self, when: u32) -> impl Iterator<Item = D>;
    async fn own(self, f: impl Fn(u32) -> D) -> u32;
    async fn call(&self, x: impl Async) -> u32;
}

trait Async {
    async fn a(&self) -> u32;
}

struct X {
    d: D,
}

impl T for X {
    async fn m(&mut self, d: D, when: u32) -> D {
        let _a = D("m-a");
        if when == 0 {
            panic!("m before");
        }
        yield_now().await;
        let _b = D("m-b");
        if when == 1 {
            panic!("m after");
        }
        d
    }
    fn v(&self, when: u32) -> impl Iterator<Item = D> {
        let _l = D("v-local");
        if when == 2 {
            panic!("v ctor");
        }
        It { n: 0, when, d: D("it") }
    }
    async fn own(self, f: impl Fn(u32) -> D) -> u32 {
        let d = f(1);
        yield_now().await;
        let e = f(2);
        println!("{} {}", d.0, e.0);
        1
    }
    async fn call(&self, x: impl Async) -> u32 {
        let _c = D("c");
        x.a().await + 1
    }
}

struct It {
    n: u32,
    when: u32,
    d: D,
}

impl Iterator for It {
    type Item = D;
    fn next(&mut self) -> Option<D> {
        self.n += 1;
        if self.when == 3 && self.n == 2 {
            panic!("next");
        }
        if self.n > 2 {
            None
        } else {
            Some(D("item"))
        }
    }
}

struct Y(u32, D);

impl Async for Y {
    async fn a(&self) -> u32 {
        let _y = D("y");
        if self.0 == 6 {
            panic!("a before");
        }
        yield_now().await;
        if self.0 == 7 {
            panic!("a after");
        }
        3
    }
}

async fn go(mut t: Box<dyn T>, when: u32) -> u32 {
    let _g = D("g");
    let r = t.m(D("arg"), when).await;
    for i in t.v(when) {
        println!("item");
        let _k = i;
        yield_now().await;
    }
    let c = t.call(Y(when, D("Y"))).await;
    let tup = (D("tup"), #[dyn_async(nested)] t.call(Y(when, D("Y2"))).await);
    let o = t
        .own(|n| {
            if n == 1 && when == 4 {
                panic!("f1");
            }
            if n == 2 && when == 5 {
                panic!("f2");
            }
            D("f")
        })
        .await;
    if when == 8 {
        let _b = D("bomb");
        yield_now().await;
    }
    drop(r);
    c + tup.1 + o
}

struct Catch(u32);

impl Drop for Catch {
    fn drop(&mut self) {
        println!("== {}", self.0);
    }
}

fn main() {
    let n = 7;
    let _c = Catch(n);
    println!(
        "{}",
        block_on(async {
            let h = spawn(async {
                let _z = D("task");
                yield_now().await;
            });
            let v = go(Box::new(X { d: D("x") }), n).await;
            h.await;
            v
        })
    );
}

// EXIT: 101
// STDERR: a after
// OUT: drop m-b
// OUT: drop m-a
// OUT: drop v-local
// OUT: item
// OUT: drop task
// OUT: drop item
// OUT: item
// OUT: drop item
// OUT: drop it
// OUT: drop y
// OUT: drop c
// OUT: drop Y
// OUT: drop arg
// OUT: drop g
// OUT: drop x
// OUT: == 7
