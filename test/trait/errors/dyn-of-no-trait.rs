// dyn wants a trait that says what it can do.
// ERROR: 11:14: trait
// ERROR: 13:10: trait
// ERROR: 15:21: a `dyn` type is of one trait (and `Send`, `Sync`, `Unpin`): declare `trait Both: A + B`
struct S;

trait A {}

trait B {}

fn f(a: &dyn S) {}

fn g(a: &dyn Send) {}

fn i(a: Box<dyn A + B>) {}

fn main() {}
