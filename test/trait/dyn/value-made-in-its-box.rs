// `.box` and Box::new_with of values whose size is known: made in the box. A
// panic on the way frees it, and drops what was made.
//
// One for each that runs, also for early(5), which returns from inside, and for
// what panics.
// ALLOCS all: 8
// STDERR: no third
// EXIT: 101
struct Traced(u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn make(n: u32) -> Traced {
    if n == 3 {
        panic!("no third");
    }
    println!("make {n}");
    Traced(n)
}

struct Pair {
    a: Traced,
    b: Traced,
}

fn early(n: u32) -> Option<Box<Pair>> {
    let b = Some(n).filter(|n| *n != 5);
    let made = Pair { a: make(n), b: Traced(b?) }.box;
    Some(made)
}

fn generic<T>(value: T) -> Box<T> {
    let boxed = value.box;
    boxed
}

fn main() {
    let large = Box::new_with(|| [7u64; 4096]);
    println!("{}", large[4095]);
    let tuple = (make(1), 8u8).box;
    println!("{} {}", tuple.0 .0, tuple.1);
    let pair = Box::new_with(|| Pair { a: make(10), b: make(11) });
    println!("{}", pair.a.0 + pair.b.0);
    let Pair { a, b } = *pair;
    drop(a);
    println!("{}", early(4).is_some());
    println!("{}", early(5).is_none());
    println!("{} {}", generic(6), generic(make(12)).0);
    println!("{}", b.0);
    let never = Box::new_with(|| [make(2), make(3), make(4)]);
    println!("{}", never.len());
}

// OUT: 7
// OUT: make 1
// OUT: 1 8
// OUT: make 10
// OUT: make 11
// OUT: 21
// OUT: drop 10
// OUT: make 4
// OUT: true
// OUT: drop 4
// OUT: drop 4
// OUT: make 5
// OUT: drop 5
// OUT: true
// OUT: make 12
// OUT: 6 12
// OUT: drop 12
// OUT: 11
// OUT: make 2
// OUT: drop 2
// OUT: drop 11
// OUT: drop 1
