// Methods that are left out of the dyn type by `where Self: Sized`.
// ALLOCS all: 1
trait Shape {
    fn area(&self) -> u32;
    fn double(&self) -> Self
    where
        Self: Sized;
    fn twice<F: Fn(u32) -> u32>(&self, f: F) -> u32
    where
        Self: Sized,
    {
        f(f(self.area()))
    }
}

struct Square(u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
    fn double(&self) -> Square {
        Square(self.0 * 2)
    }
}

fn main() {
    let s = Square(3);
    let d: &dyn Shape = &s;
    println!("{} {} {}", d.area(), s.double().area(), s.twice(|n| n + 1));
    let boxed: Box<dyn Shape> = Box::new(s.double());
    println!("{}", boxed.area());
}

// OUT: 9 36 11
// OUT: 36
