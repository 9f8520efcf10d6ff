// An `impl Trait` result whose type would contain itself: as it is, as what a
// closure or an async block captures or returns, behind a box, by way of other
// functions and traits, with ever larger arguments.
// ERROR: 20:4: the type that `plain` returns would contain itself
// ERROR: 22:4: the type that `captured` returns would contain itself
// ERROR: 27:4: the type that `captured_twice` returns would contain itself
// ERROR: 32:4: the type that `returned` returns would contain itself
// ERROR: 34:4: the type that `in_async_block` returns would contain itself
// ERROR: 39:4: the type that `in_tuple` returns would contain itself
// ERROR: 44:4: the type that `one` returns would contain itself
// ERROR: 49:4: the type that `two` returns would contain itself
// ERROR: 58:4: the type that `in_another` returns would contain itself
// ERROR: 60:4: the type that `growing` returns would contain itself
// ERROR: 66:8: the type that `by_default` returns would contain itself
// ERROR: 77:8: the type that `own` returns would contain itself
// ERROR: 81:8: the type that `through_a_helper` returns would contain itself
// ERROR: 94:8: the type that `go` returns would contain itself
use std::future::Future;

fn plain() -> impl Clone { plain() }

fn captured() -> impl Fn() -> u32 {
    let g = captured();
    move || g()
}

fn captured_twice() -> impl Clone {
    let g = [captured_twice(), captured_twice()];
    move || g.len()
}

fn returned() -> impl Sized { || returned() }

fn in_async_block() -> impl Future<Output = u32> {
    let g = Box::pin(in_async_block());
    async move { g.await }
}

fn in_tuple() -> (u32, impl Fn() -> u32) {
    let (a, g) = in_tuple();
    (a, move || g())
}

fn one() -> impl Fn() -> u32 {
    let g = two();
    move || g()
}

fn two() -> impl Fn() -> u32 {
    let g = one();
    move || g()
}

fn wrapped<F: Fn() -> u32>(f: F) -> impl Fn() -> u32 {
    move || f()
}

fn in_another() -> impl Fn() -> u32 { wrapped(in_another()) }

fn growing<T>(t: T) -> impl Fn() -> u32 {
    let g = growing((t, 1));
    move || g()
}

trait Counter {
    fn by_default(&self) -> impl Fn() -> u32 {
        let g = self.by_default();
        move || g()
    }
    fn own(&self) -> impl Fn() -> u32;
    fn through_a_helper(&self) -> impl Fn() -> u32;
}

struct One;

impl Counter for One {
    fn own(&self) -> impl Fn() -> u32 {
        let g = self.own();
        move || g()
    }
    fn through_a_helper(&self) -> impl Fn() -> u32 {
        help(One)
    }
}

fn help<C: Counter>(c: C) -> impl Fn() -> u32 {
    let g = c.through_a_helper();
    move || g()
}

struct Holder<F>(F);

impl<F: Fn() -> u32> Holder<F> {
    fn go(self) -> impl Fn() -> u32 {
        let f = self.0;
        let inner = Holder(move || f()).go();
        move || inner()
    }
}

fn needs_send<T: Send>(_t: T) {}

fn main() {
    captured()();
    needs_send(growing(1));
    One.by_default()();
    Holder(|| 3).go();
}
