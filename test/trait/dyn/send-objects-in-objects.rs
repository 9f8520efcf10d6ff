// dyn Trait + Send in implementers of the trait, and its boxed calls, sent on.
//
// Seven boxes and a `.box`. Inline: H holds slots.
// ALLOCS nested: 8
// ALLOCS inline(256): 9
// ALLOCS box: 15
use std::cell::Cell;

trait Job {
    async fn run(&mut self, n: u32) -> u32;
    fn parts(&self) -> impl Iterator<Item = u32>;
}

struct A {
    c: Cell<u32>,
}

impl Job for A {
    async fn run(&mut self, n: u32) -> u32 {
        {
            let r = &self.c;
            r.set(n);
        }
        yield_now().await;
        self.c.get()
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        0..3
    }
}

struct G<J> {
    j: J,
}

impl<J: Job> Job for G<J> {
    async fn run(&mut self, n: u32) -> u32 {
        self.j.run(n).await
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        let b: u32 = self.j.parts().sum();
        0..b
    }
}

struct H {
    j: Box<dyn Job + Send>,
}

impl Job for H {
    async fn run(&mut self, n: u32) -> u32 {
        let a = self.j.run(n).await;
        let c = Cell::new(a);
        let v = c.get();
        drop(c);
        v + self.j.run(1).await
    }
    fn parts(&self) -> impl Iterator<Item = u32> {
        let b: u32 = self.j.parts().box.sum();
        0..b
    }
}

fn spawn_send(mut j: Box<dyn Job + Send>) -> u32 {
    block_on(async move { j.run(4).await })
}

fn need_send<F: Future + Send>(f: F) -> F {
    f
}

async fn hold(j: &mut (dyn Job + Send)) -> u32 {
    let x = j.run(2).await;
    x + 1
}

fn main() {
    println!("{}", spawn_send(Box::new(A { c: Cell::new(1) })));
    println!("{}", spawn_send(Box::new(G { j: G { j: A { c: Cell::new(1) } } })));
    println!("{}", spawn_send(Box::new(H { j: Box::new(G { j: A { c: Cell::new(1) } }) })));
    let mut a = A { c: Cell::new(3) };
    println!("{}", block_on(need_send(hold(&mut a))));
    let mut b: Box<dyn Job + Send> = Box::new(A { c: Cell::new(9) });
    let f: Box<dyn Future<Output = u32> + Send> = Box::new(async move { b.run(1).await });
    println!("{}", block_on(f));
    let mut b: Box<dyn Job + Send> = Box::new(A { c: Cell::new(9) });
    let f: Box<dyn Future<Output = u32> + Send> = b.run(7).box;
    println!("{}", block_on(f));
}

// OUT: 4
// OUT: 4
// OUT: 5
// OUT: 3
// OUT: 1
// OUT: 7
