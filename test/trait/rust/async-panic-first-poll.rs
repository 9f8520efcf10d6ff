// A panic at the first poll: the future's captured values and locals are
// dropped, then the locals of whoever awaits it.
// STDERR: at once
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn breaks(arg: D) -> usize {
    let local = D("local");
    if arg.0.len() > 1 {
        panic!("at once");
    }
    local.0.len()
}

async fn outer() -> usize {
    let _o = D("outer local");
    let n = breaks(D("argument")).await;
    println!("never {n}");
    n
}

fn main() {
    let _m = D("main");
    println!("{}", block_on(outer()));
}

// OUT: drop local
// OUT: drop argument
// OUT: drop outer local
// OUT: drop main
