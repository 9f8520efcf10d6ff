// return, `?` and break in async functions, across awaits.
// ALLOCS all: 0
struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

async fn check(n: u32) -> Option<u32> {
    yield_now().await;
    if n > 2 { None } else { Some(n) }
}

async fn work(n: u32) -> Option<D> {
    let a = D("a", n);
    let v = check(n).await?;
    let _b = D("b", v);
    if v == 0 {
        return Some(a);
    }
    for i in 0..3 {
        let _c = D("c", i);
        yield_now().await;
        if i == v {
            return Some(D("from the loop", check(i).await?));
        }
    }
    None
}

async fn search(limit: u32) -> Option<u32> {
    let mut n = 0;
    let found = 'rows: loop {
        let _row = D("row", n);
        for i in 0..4 {
            yield_now().await;
            if n * i == limit {
                break 'rows Some(i);
            }
        }
        n += 1;
        if n == 3 {
            break None;
        }
    };
    println!("search over");
    Some(found? * 100)
}

fn main() {
    for n in 0..4 {
        println!("-- {n}");
        match block_on(work(n)) {
            Some(d) => println!("got {} {}", d.0, d.1),
            None => println!("got nothing"),
        }
    }
    println!("{:?} {:?}", block_on(search(3)), block_on(search(5)));
    let r: Option<u32> = block_on(async {
        let v = check(1).await? + check(2).await?;
        check(v).await?;
        println!("never");
        Some(v)
    });
    println!("{:?}", r);
}

// OUT: -- 0
// OUT: drop b 0
// OUT: got a 0
// OUT: drop a 0
// OUT: -- 1
// OUT: drop c 0
// OUT: drop c 1
// OUT: drop b 1
// OUT: drop a 1
// OUT: got from the loop 1
// OUT: drop from the loop 1
// OUT: -- 2
// OUT: drop c 0
// OUT: drop c 1
// OUT: drop c 2
// OUT: drop b 2
// OUT: drop a 2
// OUT: got from the loop 2
// OUT: drop from the loop 2
// OUT: -- 3
// OUT: drop a 3
// OUT: got nothing
// OUT: drop row 0
// OUT: drop row 1
// OUT: search over
// OUT: drop row 0
// OUT: drop row 1
// OUT: drop row 2
// OUT: search over
// OUT: Some(300) None
// OUT: None
