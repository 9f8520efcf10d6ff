// Objects, futures and values without a size: no allocation, every drop.
//
// A coroutine has a size.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 2
struct Zst;

impl Drop for Zst {
    fn drop(&mut self) {
        println!("drop zst");
    }
}

struct Nothing;

impl Iterator for Nothing {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        None
    }
}

impl Drop for Nothing {
    fn drop(&mut self) {
        println!("drop nothing");
    }
}

trait Unit {
    async fn run(&self);
    async fn eat(&mut self, z: Zst) -> ();
    fn none(&self) -> impl Iterator<Item = u32>;
    fn end(self);
}

impl Unit for Zst {
    async fn run(&self) {}
    async fn eat(&mut self, _z: Zst) -> () {
        println!("eating");
    }
    fn none(&self) -> impl Iterator<Item = u32> {
        Nothing
    }
    fn end(self) {
        println!("ending");
    }
}

async fn use_all(mut u: Box<dyn Unit>) {
    println!("{:?}", u.run().await);
    println!("{:?}", u.eat(Zst).await);
    for n in u.none() {
        println!("never {n}");
    }
    println!("{:?}", u.none().next());
    let boxed = u.none().box;
    drop(boxed);
    u.end();
    println!("ended");
}

fn main() {
    block_on(use_all(Box::new(Zst)));
}

// OUT: ()
// OUT: eating
// OUT: drop zst
// OUT: ()
// OUT: drop nothing
// OUT: None
// OUT: drop nothing
// OUT: drop nothing
// OUT: ending
// OUT: drop zst
// OUT: ended
