// A shadowed value lives on until its block ends.
// ALLOCS all: 0
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let x = D(1);
    let x = D(x.0 + 1);
    println!("now {}", x.0);
    {
        let x = D(10);
        let x = D(x.0 * 2);
        println!("inside {}", x.0);
    }
    let y = D(100);
    let y = y;
    println!("moved, not dropped: {}", y.0);
    for x in [D(5), D(6)] {
        let x = D(x.0 + 50);
        println!("loop {}", x.0);
    }
    match Some(D(7)) {
        Some(x) => {
            let x = D(x.0 + 70);
            println!("match {}", x.0);
        }
        None => {}
    }
    println!("end {}", x.0);
}

// OUT: now 2
// OUT: inside 20
// OUT: drop 20
// OUT: drop 10
// OUT: moved, not dropped: 100
// OUT: loop 55
// OUT: drop 55
// OUT: drop 5
// OUT: loop 56
// OUT: drop 56
// OUT: drop 6
// OUT: match 77
// OUT: drop 77
// OUT: drop 7
// OUT: end 2
// OUT: drop 100
// OUT: drop 2
// OUT: drop 1
