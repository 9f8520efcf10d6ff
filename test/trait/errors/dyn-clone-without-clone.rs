// A box of a trait object is cloned only when the trait asks for Clone.
// ERROR: 25:15: `clone`
// ERROR: 28:18: `clone`
trait Plain {
    fn f(&self);
}

trait Cloned: Clone {
    fn f(&self);
}

#[derive(Clone)]
struct S;

impl Plain for S {
    fn f(&self) {}
}

impl Cloned for S {
    fn f(&self) {}
}

fn main() {
    let a: Box<dyn Plain> = Box::new(S);
    let b = a.clone();
    let c: Box<dyn Cloned> = Box::new(S);
    let d = c.clone();
    let e = (*c).clone();
}
