// Generic functions over `T: ?Sized + Trait` take objects as well: a dyn type
// implements its trait, where all methods can be called through it.
// ALLOCS all: 0
trait Shape {
    fn area(&self) -> u32;
    fn twice(&self) -> u32 {
        self.area() * 2
    }
}

struct Square(u32);
struct Unit;

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Shape for Unit {
    fn area(&self) -> u32 {
        1
    }
}

fn total<T: ?Sized + Shape>(a: &T, b: &T) -> u32 {
    a.area() + b.twice()
}

fn main() {
    let (a, b) = (Square(2), Square(3));
    println!("{}", total(&a, &b));
    println!("{}", total::<dyn Shape>(&a, &Unit));
    let d: Box<dyn Shape> = Box::new(Unit);
    println!("{}", total(&*d, &b));
}

// OUT: 22
// OUT: 6
// OUT: 19
