// A dyn type that names the type of the future takes no implementer with
// another one.
// ERROR: 21:7: `Get = Ready<u32>`, found `Pending<u32>`
trait Source {
    type Get: Future<Output = u32>;
    fn get(&self) -> Self::Get;
}

struct Late;

impl Source for Late {
    type Get = Pending<u32>;
    fn get(&self) -> Pending<u32> {
        pending()
    }
}

fn f(s: &dyn Source<Get = Ready<u32>>) {}

fn main() {
    f(&Late);
}
