// async blocks capture by reference or by move.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut n = 1;
    let d = D("borrowed");
    let by_ref = async {
        n += 1;
        yield_now().await;
        n += d.0.len();
        n
    };
    println!("{}", block_on(by_ref));
    println!("{n} {}", d.0);
    let m = D("moved");
    let by_move = async move {
        let r = &m;
        yield_now().await;
        r.0.len() + n
    };
    n = 100;
    println!("{} {n}", block_on(by_move));
    let text = "shared";
    let a = async { text.len() };
    let b = async { text == "shared" };
    println!("{:?}", block_on(join(a, b)));
    let outer = async {
        let local = D("local of outer");
        let inner = async {
            yield_now().await;
            local.0.len()
        };
        let len = inner.await;
        println!("inner gave {len}");
        len
    };
    println!("{}", block_on(outer));
    let nested = async move {
        let deeper = async move {
            println!("deep {}", d.0);
        };
        deeper.await;
        "deep block ends"
    };
    println!("{}", block_on(nested));
}

// OUT: 10
// OUT: 10 borrowed
// OUT: drop moved
// OUT: 15 100
// OUT: (6, true)
// OUT: inner gave 14
// OUT: drop local of outer
// OUT: 14
// OUT: deep borrowed
// OUT: deep block ends
// OUT: drop borrowed
