// An implementer with another associated type than the dyn type names.
// ERROR: 21:7: `u32`
// ERROR: 23:43: `u32`
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

fn h(s: &dyn Source<Item = u8>) {}

fn main() {
    h(&S);
    let b: Box<dyn Source<Item = u32>> = Box::new(S);
    let c: Box<dyn Source<Item = bool>> = Box::new(S);
}
