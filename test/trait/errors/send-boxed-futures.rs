// Futures and closures that are not Send where Send is asked for.
// ERROR: 13:5: Send
// ERROR: 31:5: Send
// ERROR: 32:5: Send
// ERROR: 33:5: Send
// ERROR: 34:5: Send
// ERROR: 37:5: Send
use std::cell::Cell;

fn need_send<T: Send>(t: T) {}

fn boxed(c: &Cell<u32>) -> Box<dyn Future<Output = u32> + Send + '_> {
    Box::new(async move { c.get() })
}

async fn local() -> u32 {
    let c = Cell::new(1);
    let r = &c;
    yield_now().await;
    r.get()
}

async fn outer() -> u32 {
    local().await
}

fn main() {
    let c = Cell::new(1);
    need_send(5);
    need_send(Cell::new(1));
    need_send(&c);
    need_send(|| c.get());
    need_send(local());
    need_send(outer());
    need_send(async { 1 });
    let b: Box<dyn Fn() -> u32> = Box::new(|| 1);
    need_send(b);
}
