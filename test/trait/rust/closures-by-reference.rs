// Closures that read and write their surroundings.
// ALLOCS all: 0
fn apply(f: impl Fn(i32) -> i32, n: i32) -> i32 {
    f(f(n))
}

fn repeat<F: FnMut()>(times: u32, mut f: F) {
    for _ in 0..times {
        f();
    }
}

fn twice(f: &mut impl FnMut() -> u32) -> u32 {
    f() + f()
}

fn main() {
    let base = 10;
    let add = |n| n + base;
    println!("{} {}", add(1), apply(&add, 0));
    println!("{}", apply(|n| n * n, 3));
    let mut count = 0;
    repeat(4, || count += 2);
    println!("{count}");
    let mut next = 0;
    let mut counter = || {
        next += 1;
        next
    };
    println!("{} {}", counter(), twice(&mut counter));
    println!("{next}");
    let max = |a: i32, b: i32| -> i32 { if a > b { a } else { b } };
    println!("{}", max(3, 4));
    let nothing = || ();
    println!("{:?}", nothing());
    let table = [1, 2, 3];
    let at = |i: usize| table[i];
    println!("{} {}", at(0) + at(2), table.len());
    let compose = |x| add(max(x, 0));
    println!("{} {}", compose(-5), compose(5));
}

// OUT: 11 20
// OUT: 81
// OUT: 8
// OUT: 1 5
// OUT: 3
// OUT: 4
// OUT: ()
// OUT: 4 3
// OUT: 10 15
