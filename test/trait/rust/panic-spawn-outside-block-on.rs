// Without an executor spawn panics, and the future that it was given is
// dropped as what it holds.
// STDERR: not inside block_on
// EXIT: 101
// ALLOCS all: 2
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn holds(_d: D) {}

fn main() {
    let _before = D(2);
    println!("spawning");
    let _task = spawn(holds(D(1)));
    println!("never");
}

// OUT: spawning
// OUT: drop 1
// OUT: drop 2
