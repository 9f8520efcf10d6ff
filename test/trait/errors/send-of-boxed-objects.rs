// A struct with a parameter is Send when its argument is; one that holds a
// boxed object is not, unless its dyn type says so.
// ERROR: 34:5: `Generic<NotSend>` is not Send
// ERROR: 35:5: `Fixed` is not Send
fn need_send<T: Send>(t: T) {}

trait Shape {
    fn area(&self) -> u32 {
        1
    }
}

struct Plain;
struct NotSend<'a> {
    c: &'a Cell<u32>,
}

impl Shape for Plain {}
impl Shape for NotSend<'_> {}

struct Generic<T: Shape> {
    t: Box<T>,
}
struct Fixed {
    t: Box<dyn Shape>,
}
struct FixedSend {
    t: Box<dyn Shape + Send>,
}

fn main() {
    let c = Cell::new(1);
    need_send(Generic { t: Box::new(Plain) });
    need_send(Generic { t: Box::new(NotSend { c: &c }) });
    need_send(Fixed { t: Box::new(Plain) });
    need_send(FixedSend { t: Box::new(Plain) });
}
