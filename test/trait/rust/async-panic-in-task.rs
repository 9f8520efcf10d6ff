// A panic in a spawned task leaves block_on.
// STDERR: task fell over
// EXIT: 101
// ALLOCS all: 2
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn fall(d: D) {
    yield_now().await;
    println!("{} is here", d.0);
    panic!("task fell over");
}

fn main() {
    let _m = D("main");
    block_on(async {
        let handle = spawn(fall(D("task")));
        println!("waiting");
        handle.await;
        println!("never");
    });
}

// OUT: waiting
// OUT: task is here
// OUT: drop task
// OUT: drop main
