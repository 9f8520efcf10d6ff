// What is declared `where Self: Sized` is not called through dyn.
// ERROR: 27:22: it is declared `where Self: Sized`
// ERROR: 28:31: it is declared `where Self: Sized`
trait Shape {
    fn area(&self) -> u32;
    async fn later(&self) -> u32
    where
        Self: Sized;
    fn twice<F: Fn(u32) -> u32>(&self, f: F) -> u32
    where
        Self: Sized;
}

struct Square(u32);

impl Shape for Square {
    fn area(&self) -> u32 { self.0 }
    async fn later(&self) -> u32 { self.0 }
    fn twice<F: Fn(u32) -> u32>(&self, f: F) -> u32 { f(f(self.0)) }
}

fn main() {
    let s = Square(3);
    let d: &dyn Shape = &s;
    println!("{}", d.area());
    println!("{}", s.twice(|n| n));
    println!("{}", d.twice(|n| n));
    println!("{}", block_on(d.later().box));
}
