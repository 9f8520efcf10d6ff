// A trait's supertrait has to be implemented, too.
// ERROR: 20:6: `Clone`
// ERROR: 25:6: `Base`
trait Base {
    fn base(&self);
}

trait Derived: Base + Clone {
    fn derived(&self) {
        self.base();
    }
}

struct A;

impl Base for A {
    fn base(&self) {}
}

impl Derived for A {}

#[derive(Clone)]
struct C;

impl Derived for C {}

fn main() {}
