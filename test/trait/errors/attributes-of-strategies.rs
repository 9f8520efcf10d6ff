// Strategy attributes that say nothing known, or stand where none may.
// ERROR: 5:13: strategy
// ERROR: 10:13: strategy
// ERROR: 16:25: strategy
#[dyn_async(stack)]
trait A {
    async fn f(&self);
}

#[dyn_async(inline)]
trait B {
    async fn f(&self);
}

fn main() {
    let x = #[dyn_async(inline(x))] 1;
}
