// A dyn type names the associated types of its trait.
// ERROR: 18:10: `Item`
// ERROR: 20:21: `Other`
trait Source {
    type Item;
    fn get(&self) -> Option<Self::Item>;
}

struct S;

impl Source for S {
    type Item = u32;
    fn get(&self) -> Option<u32> {
        None
    }
}

fn f(s: &dyn Source) {}

fn g(s: &dyn Source<Other = u8>) {}

fn main() {}
