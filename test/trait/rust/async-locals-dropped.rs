// Locals of an async function: those dead before an await are gone, the rest
// lives across it.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn steps(arg: D, _unused: D) -> D {
    let a = D("a");
    {
        let _b = D("b");
        println!("before the first await");
    }
    yield_now().await;
    let c = D("c");
    println!("{} {} across", arg.0, a.0);
    yield_now().await;
    drop(a);
    yield_now().await;
    {
        let _inner = D("inner");
        yield_now().await;
        println!("inner block ends");
    }
    println!("returning");
    c
}

async fn temporaries() -> usize {
    let n = length(&D("temporary")).await + length(&D("second")).await;
    println!("statement over");
    match length(&D("scrutinee")).await {
        9 => println!("nine"),
        _ => println!("other"),
    }
    n
}

async fn length(d: &D) -> usize {
    yield_now().await;
    d.0.len()
}

fn main() {
    let r = block_on(steps(D("arg"), D("unused")));
    println!("got {}", r.0);
    drop(r);
    println!("{}", block_on(temporaries()));
}

// OUT: before the first await
// OUT: drop b
// OUT: arg a across
// OUT: drop a
// OUT: inner block ends
// OUT: drop inner
// OUT: returning
// OUT: drop unused
// OUT: drop arg
// OUT: got c
// OUT: drop c
// OUT: drop second
// OUT: drop temporary
// OUT: statement over
// OUT: nine
// OUT: drop scrutinee
// OUT: 15
