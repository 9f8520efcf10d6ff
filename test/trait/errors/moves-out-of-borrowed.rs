// Nothing is moved out of what is only borrowed, out of arrays by index, or
// out of a type with a destructor.
// ERROR: 27:10: move out
// ERROR: 28:10: move out
// ERROR: 29:10: move out
// ERROR: 30:13: move out
// ERROR: 35:10: move out
// ERROR: 37:10: move out
// ERROR: 42:14: move out
struct D(i32);

struct P {
    a: D,
}

struct WithDrop {
    a: D,
}

impl Drop for WithDrop {
    fn drop(&mut self) {}
}

fn take(d: D) {}

fn by_ref(p: &P, m: &mut P, list: &[D]) {
    take(p.a);
    take(m.a);
    take(list[0]);
    let P { a } = *p;
}

fn main() {
    let w = WithDrop { a: D(1) };
    take(w.a);
    let list = [D(1), D(2)];
    take(list[0]);
    let c = P { a: D(3) };
    let f = || take(c.a);
    let r = &Some(D(4));
    match *r {
        Some(d) => take(d),
        None => {}
    }
}
