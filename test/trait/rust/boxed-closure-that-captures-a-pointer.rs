// Closures whose captures are one pointer, called by value behind a box.
// ALLOCS all: 7
struct Traced(u32);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn call(f: Box<dyn FnOnce(u32) -> u32>) -> u32 {
    f(1)
}

fn add(x: u32) -> u32 {
    x + 10
}

fn main() {
    let b = Box::new(Traced(5));
    println!("{}", call(Box::new(move |x| x + b.0)));
    let r: &'static u32 = &41;
    println!("{}", call(Box::new(move |x| x + *r)));
    let f: fn(u32) -> u32 = add;
    println!("{}", call(Box::new(move |x| f(x))));
    println!("{}", call(Box::new(f)));
    let unused = Box::new(Traced(6));
    let never: Box<dyn FnOnce(u32) -> u32> = Box::new(move |x| x + unused.0);
    drop(never);
    println!("end");
}
// OUT: drop 5
// OUT: 6
// OUT: 42
// OUT: 11
// OUT: 11
// OUT: drop 6
// OUT: end
