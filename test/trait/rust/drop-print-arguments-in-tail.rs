// What is printed as the last expression of a block: the temporaries go when
// it is printed, before the block's locals. One that is printed twice is there
// for both.
// ALLOCS all: 0
// EXIT: 101
struct D(u32);

impl D {
    fn get(&self) -> &u32 {
        &self.0
    }
}

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
        self.0 = 99;
    }
}

fn tail() {
    let _a = D(1);
    println!("{}", D(2).get())
}

fn tail_of_an_arm(n: u32) {
    let _a = D(3);
    match n {
        0 => print!("none "),
        _ => {
            let _b = D(4);
            print!("{} ", D(5).get())
        }
    }
}

fn twice() {
    let _a = D(6);
    println!("{0} {0}", D(7).get());
    println!("{a} {b} {a}", a = D(8).get(), b = D(9).get())
}

async fn over_an_await() {
    let _a = D(10);
    println!(
        "{0} {0} {1}",
        {
            yield_now().await;
            D(11)
        }
        .get(),
        D(12).get()
    )
}

fn asserts() {
    let _a = D(13);
    assert_eq!(*D(14).get(), 14, "not {}", D(15).get())
}

fn asserts_plainly() {
    let _a = D(16);
    assert!(*D(17).get() == 17)
}

fn panics() {
    let _a = D(18);
    panic!("{}", D(19).get())
}

fn main() {
    tail();
    tail_of_an_arm(0);
    tail_of_an_arm(1);
    twice();
    block_on(over_an_await());
    asserts();
    asserts_plainly();
    panics();
}

// OUT: 2
// OUT: drop 2
// OUT: drop 1
// OUT: none drop 3
// OUT: 5 drop 5
// OUT: drop 4
// OUT: drop 3
// OUT: 7 7
// OUT: drop 7
// OUT: 8 9 8
// OUT: drop 9
// OUT: drop 8
// OUT: drop 6
// OUT: 11 11 12
// OUT: drop 12
// OUT: drop 11
// OUT: drop 10
// OUT: drop 13
// OUT: drop 14
// OUT: drop 17
// OUT: drop 16
// OUT: drop 19
// OUT: drop 18
