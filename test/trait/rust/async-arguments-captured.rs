// Arguments are captured when the function is called, and dropped after its
// locals, last first; patterns and unused ones included.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn f(a: D, _: D, (b, _): (D, D), mut c: D) -> usize {
    let _local = D("local");
    println!("body runs");
    c.0 = "c changed";
    yield_now().await;
    a.0.len() + b.0.len()
}

struct S(D);

impl S {
    async fn consume(self, other: D) -> usize {
        println!("consuming {}", self.0.0);
        yield_now().await;
        other.0.len()
    }
}

fn make(name: &'static str) -> D {
    println!("make {name}");
    D(name)
}

fn main() {
    let future = f(make("a"), make("ignored"), (make("b"), make("half ignored")), make("c"));
    println!("called, not polled");
    println!("{}", block_on(future));
    println!("--");
    let future = S(make("self")).consume(make("other"));
    println!("{}", block_on(future));
}

// OUT: make a
// OUT: make ignored
// OUT: make b
// OUT: make half ignored
// OUT: make c
// OUT: called, not polled
// OUT: body runs
// OUT: drop local
// OUT: drop c changed
// OUT: drop b
// OUT: drop half ignored
// OUT: drop ignored
// OUT: drop a
// OUT: 2
// OUT: --
// OUT: make self
// OUT: make other
// OUT: consuming self
// OUT: drop other
// OUT: drop self
// OUT: 5
