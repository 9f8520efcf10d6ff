// A panic after several suspensions unwinds through all futures that wait.
// STDERR: round 2
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

async fn breaks(arg: D) -> u32 {
    let first = D("first", 1);
    for i in 0..5 {
        let _round = D("round", i);
        sleep(1).await;
        println!("awake {i}");
        if i == 2 {
            panic!("round {i}");
        }
    }
    first.1 + arg.1
}

async fn middle(arg: D) -> u32 {
    let _m = D("middle", 0);
    let pair = (D("tuple", 0), breaks(D("inner argument", 9)).await);
    pair.1 + arg.1
}

async fn outer() -> u32 {
    let held = D("held", 0);
    let other = async {
        let _o = D("other side", 0);
        sleep(5).await;
        sleep(5).await;
        1
    };
    let (a, b) = join(middle(D("argument", 7)), other).await;
    println!("never {}", held.1);
    a + b
}

fn main() {
    println!("{}", block_on(outer()));
}

// OUT: awake 0
// OUT: drop round 0
// OUT: awake 1
// OUT: drop round 1
// OUT: awake 2
// OUT: drop round 2
// OUT: drop first 1
// OUT: drop inner argument 9
// OUT: drop tuple 0
// OUT: drop middle 0
// OUT: drop argument 7
// OUT: drop other side 0
// OUT: drop held 0
