// await inside arguments, operators, literals, conditions, matches, indices.
// ALLOCS all: 1
struct P {
    x: u32,
    y: u32,
}

async fn v(n: u32) -> u32 {
    println!("v {n}");
    yield_now().await;
    n
}

fn add3(a: u32, b: u32, c: u32) -> u32 {
    a + b * 10 + c * 100
}

fn some(n: u32) -> Option<u32> {
    if n > 21 { None } else { Some(n) }
}

async fn all() {
    println!("{}", add3(v(1).await, 2, v(3).await));
    println!("{}", v(1).await + v(2).await * v(3).await - v(4).await);
    let p = P { y: v(5).await, x: v(6).await };
    println!("{} {}", p.x, p.y);
    let t = (v(7).await, [v(8).await, v(9).await]);
    println!("{:?}", t);
    if v(1).await == 1 && v(2).await == 3 || v(4).await == 4 {
        println!("condition");
    }
    match v(2).await {
        n if n == v(3).await => println!("same"),
        2 => println!("two, {}", v(20).await),
        _ => println!("other"),
    }
    let table = [10, 20, 30];
    println!("{}", table[v(1).await as usize]);
    let mut n = 0;
    while n < v(2).await {
        n += v(1).await;
    }
    let mut array = [0; 3];
    array[v(2).await as usize] = v(11).await;
    array[v(0).await as usize] += v(12).await;
    println!("{:?}", array);
    for i in v(0).await..v(2).await {
        println!("for {i}");
    }
    let b = Box::new(v(13).await);
    println!("{}", -(*b as i32) + if v(1).await == 1 { v(14).await as i32 } else { 0 });
    if let Some(n) = Some(v(15).await) {
        println!("{n} {}", v(16).await);
    }
    let r = &v(17).await;
    yield_now().await;
    println!("{r} {}", { v(18).await; v(19).await });
    let o = async { Some(v(21).await).map(|n| n + 1)? + some(v(22).await)?; Some(()) }.await;
    println!("{:?}", o);
}

fn main() {
    block_on(all());
}

// OUT: v 1
// OUT: v 3
// OUT: 321
// OUT: v 1
// OUT: v 2
// OUT: v 3
// OUT: v 4
// OUT: 3
// OUT: v 5
// OUT: v 6
// OUT: 6 5
// OUT: v 7
// OUT: v 8
// OUT: v 9
// OUT: (7, [8, 9])
// OUT: v 1
// OUT: v 2
// OUT: v 4
// OUT: condition
// OUT: v 2
// OUT: v 3
// OUT: v 20
// OUT: two, 20
// OUT: v 1
// OUT: 20
// OUT: v 2
// OUT: v 1
// OUT: v 2
// OUT: v 1
// OUT: v 2
// OUT: v 11
// OUT: v 2
// OUT: v 12
// OUT: v 0
// OUT: [12, 0, 11]
// OUT: v 0
// OUT: v 2
// OUT: for 0
// OUT: for 1
// OUT: v 13
// OUT: v 1
// OUT: v 14
// OUT: 1
// OUT: v 15
// OUT: v 16
// OUT: 15 16
// OUT: v 17
// OUT: v 18
// OUT: v 19
// OUT: 17 19
// OUT: v 21
// OUT: v 22
// OUT: None
