// A panic drops the locals of every frame on its way, in order.
// STDERR: seven is too much
// EXIT: 101
// ALLOCS all: 0
struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

fn deep(n: u32) -> u32 {
    let a = D("a", n);
    if n == 3 {
        let _x = D("x", n);
        too_much(7);
    }
    let b = D("b", n);
    let r = deep(n + 1) + a.1 + b.1;
    println!("never");
    r
}

fn too_much(n: u32) {
    let _local = D("local", n);
    if n == 7 {
        panic!("seven is {}", "too much");
    }
}

fn main() {
    let _m = D("main", 0);
    for i in 0..2 {
        let _l = D("loop", i);
        println!("round {i}");
        if i == 1 {
            println!("{}", deep(1));
        }
    }
}

// OUT: round 0
// OUT: drop loop 0
// OUT: round 1
// OUT: drop local 7
// OUT: drop x 3
// OUT: drop a 3
// OUT: drop b 2
// OUT: drop a 2
// OUT: drop b 1
// OUT: drop a 1
// OUT: drop loop 1
// OUT: drop main 0
