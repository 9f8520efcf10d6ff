// Yielding tasks take turns: first woken, first polled.
// ALLOCS all: 4
async fn turns(name: &'static str, n: u32) -> &'static str {
    for i in 0..n {
        println!("{name} {i}");
        yield_now().await;
    }
    println!("{name} done");
    name
}

fn main() {
    let r = block_on(async {
        let a = spawn(turns("a", 3));
        let b = spawn(turns("b", 1));
        println!("spawned");
        let c = turns("root", 2).await;
        let d = b.await;
        let e = a.await;
        (c, d, e)
    });
    println!("{:?}", r);
}

// OUT: spawned
// OUT: root 0
// OUT: a 0
// OUT: b 0
// OUT: root 1
// OUT: a 1
// OUT: b done
// OUT: root done
// OUT: a 2
// OUT: a done
// OUT: ("root", "b", "a")
