// Generic arguments: too many, too few, bounds that do not hold.
// ERROR: 20:7: `show`
// ERROR: 24:5: `Show`
trait Show {
    fn show(&self);
}

struct W<T>(T);

struct Two<A, B> {
    a: A,
    b: B,
}

fn show<T: Show>(t: T) {
    t.show();
}

fn g<T>(t: T) {
    t.show();
}

fn main() {
    show(1);
    g(1);
}
