// Two strategies for one thing: each place is named. The same one twice is none.
// ERROR: 11:14: the program's strategy is given twice
// ERROR: 14:13: strategy `box` contradicts `inline(64)`
// ERROR: 20:22: strategy `nested` contradicts `box`
// ERROR: 29:13: strategy `cache` contradicts `nested`
// ERROR: 34:17: strategy `box` contradicts `nested`
#![dyn_async(box)]

// (A comment between them.)

#![dyn_async(box)]

#[dyn_async(inline(64))]
#[dyn_async(box)]
trait A {
    async fn f(&self);
}

trait B {
    #[dyn_async(box, nested)]
    async fn f(&self);
    #[dyn_async(cache)]
    #[dyn_async(cache)]
    async fn g(&self);
}

#[dyn_async(nested)]
#[dyn_async(no_heap)]
#[dyn_async(cache)]
async fn calls(a: &dyn A) {
    a.f().await;
    #[dyn_async(nested)] a.f().await;
    #[dyn_async(nested)]
    #[dyn_async(box)]
    a.f().await;
}

fn main() {}
