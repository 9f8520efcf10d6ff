// Functions that call themselves and return `impl Trait`: what comes back to
// the same function is made anew, in a box or behind a `dyn`, so that no type
// contains itself.
// ALLOCS all: 9
use std::future::Future;
use std::pin::Pin;

fn made_anew(n: u32) -> impl Fn() -> u32 {
    move || if n == 0 { 0 } else { 1 + made_anew(n - 1)() }
}

fn behind_dyn(n: u32) -> impl Fn() -> u32 {
    let inner: Box<dyn Fn() -> u32> = if n == 0 {
        Box::new(|| 0)
    } else {
        Box::new(behind_dyn(n - 1))
    };
    move || inner() + 1
}

fn in_an_iterator(n: u32) -> impl Iterator<Item = u32> {
    (0..n).map(|i| {
        if i == 0 {
            0
        } else {
            1 + in_an_iterator(i).last().unwrap()
        }
    })
}

fn twice<F: Fn() -> u32>(f: F) -> impl Fn() -> u32 {
    move || f() * 2
}

fn four_times() -> impl Fn() -> u32 {
    twice(twice(|| 3))
}

fn one_of_two() -> (impl Copy, impl Fn() -> u32) {
    let other = || one_of_two().1();
    let _unused = other;
    (3u32, move || 8)
}

fn one_in_the_other(n: u32) -> (impl Copy, impl Fn() -> u32) {
    if n > 0 {
        let (a, _) = one_in_the_other(n - 1);
        let _copy = a;
    }
    (n, move || n)
}

fn boxed(n: u32) -> impl Future<Output = u32> {
    async move { if n == 0 { 0 } else { 1 + Box::pin(boxed(n - 1)).await } }
}

fn boxed_by_another(n: u32) -> impl Future<Output = u32> {
    async move { if n == 0 { 0 } else { 1 + another(n - 1).await } }
}

fn another(n: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(boxed_by_another(n))
}

trait Counter {
    fn count(&self) -> impl Fn() -> u32 + '_ {
        || 4
    }
}

struct A;
struct B(A);
struct C(B);

impl Counter for A {}

impl Counter for B {
    fn count(&self) -> impl Fn() -> u32 + '_ {
        let inner = self.0.count();
        move || inner() + 1
    }
}

impl Counter for C {
    fn count(&self) -> impl Fn() -> u32 + '_ {
        let inner = help(&self.0);
        move || inner() + 1
    }
}

fn help<'a, X: Counter>(x: &'a X) -> impl Fn() -> u32 + 'a {
    let inner = x.count();
    move || inner() * 10
}

fn main() {
    println!("{} {}", made_anew(3)(), behind_dyn(3)());
    println!("{}", in_an_iterator(4).last().unwrap());
    println!("{} {}", four_times()(), one_of_two().1());
    println!("{}", one_in_the_other(2).1());
    println!("{} {}", block_on(boxed(3)), block_on(boxed_by_another(3)));
    println!("{}", C(B(A)).count()());
}

// OUT: 3 4
// OUT: 3
// OUT: 12 8
// OUT: 2
// OUT: 3 3
// OUT: 51
