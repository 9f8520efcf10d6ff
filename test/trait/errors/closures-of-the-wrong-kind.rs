// What a closure does with its captures says which of the three traits it has.
// ERROR: 17:5: `Fn`
// ERROR: 22:5: move
// ERROR: 29:5: moved
fn call_fn(f: impl Fn() -> u32) -> u32 {
    f()
}

struct D(u32);

fn take(d: D) -> u32 {
    d.0
}

fn main() {
    let mut n = 0;
    call_fn(|| {
        n += 1;
        n
    });
    let d = D(1);
    call_fn(move || take(d));
}

fn called_twice() {
    let e = D(2);
    let once = move || take(e);
    once();
    once();
}
