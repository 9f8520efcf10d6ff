// Awaits as operands: of assignments to elements, struct updates, slices,
// short-circuits, loop ranges, let else, closures, assertions.
// ALLOCS all: 1
use std::future::Future;

async fn id<T>(v: T) -> T {
    yield_now().await;
    v
}

struct P {
    a: u32,
    b: u32,
}

async fn pick(n: u32) -> Option<u32> {
    let v = id(Some(n)).await?;
    if id(v > 3).await {
        return None;
    }
    Some(v)
}

async fn labels() -> u32 {
    let mut n = 0;
    'o: loop {
        for i in 0..id(4).await {
            if id(i == 2).await {
                continue 'o;
            }
            n += id(i).await;
            if n > 5 {
                break 'o;
            }
        }
    }
    n
}

async fn ops() -> u32 {
    let mut a = [1u32, 2, 3];
    a[id(1usize).await] += id(10).await;
    a[id(0usize).await] = id(5).await + a[id(2usize).await] * id(2).await;
    let p = P { b: id(1).await, a: id(2).await };
    let P { a: x, b: y } = P { a: id(7).await, ..p };
    let t = (
        id(1).await,
        if id(true).await { id(2).await } else { 0 },
        match id(3).await {
            3 => id(30).await,
            n => n,
        },
    );
    let b = id(false).await && id(true).await || id(true).await;
    let z = *id(&a[0]).await + *&mut *id(&mut a[1]).await;
    let r = {
        let q = id(4).await;
        q * q
    };
    let bx = Box::new(id(9).await);
    let s = &a[..id(2usize).await];
    let u = -(id(3i32).await) as u32;
    println!("{} {:?} {b}", id("txt").await, t);
    x + y + t.0 + t.1 + t.2 + z + r + *bx + s.len() as u32 + u.wrapping_add(3) + p.a
}

async fn while_let() -> u32 {
    let mut i = 0;
    while let Some(v) = id(if i < 3 { Some(i) } else { None }).await {
        i = id(v + 1).await;
    }
    i
}

async fn let_else(v: Option<u32>) -> u32 {
    let Some(v) = id(v).await else {
        return id(99).await;
    };
    v
}

async fn closures() -> u32 {
    let k = id(2).await;
    let f = |x: u32| async move { id(x).await * k };
    f(3).await + f(id(4).await).await
}

async fn nested() -> u32 {
    let f = async { async { async { id(3).await }.await + 1 }.await + 1 };
    f.await
}

fn make(n: u32) -> impl Future<Output = u32> {
    async move {
        if n == 0 {
            0
        } else {
            id(n).await + 1
        }
    }
}

fn main() {
    println!("{:?} {:?}", block_on(pick(2)), block_on(pick(5)));
    println!("{}", block_on(labels()));
    println!("{}", block_on(ops()));
    println!(
        "{} {} {}",
        block_on(while_let()),
        block_on(let_else(None)),
        block_on(let_else(Some(3)))
    );
    println!("{} {}", block_on(closures()), block_on(nested()));
    println!("{} {}", block_on(make(0)), block_on(make(4)));
    println!(
        "{:?}",
        block_on(async {
            assert!(id(true).await, "msg {}", id(1).await);
            assert_eq!(id(3).await, 3);
            id(()).await
        })
    );
}

// OUT: Some(2) None
// OUT: 6
// OUT: txt (1, 2, 30) true
// OUT: 93
// OUT: 3 99 3
// OUT: 14 5
// OUT: 0 5
// OUT: ()
