// Trait objects behind &, &mut and Box; in arrays; drop through the vtable.
// ALLOCS all: 4
trait Shape {
    fn area(&self) -> i32;
    fn grow(&mut self, by: i32);
    fn name(&self) -> &'static str {
        "shape"
    }
}

struct Square {
    side: i32,
}

struct Bar {
    w: i32,
    h: i32,
}

struct Nothing;

impl Shape for Square {
    fn area(&self) -> i32 {
        self.side * self.side
    }
    fn grow(&mut self, by: i32) {
        self.side += by;
    }
    fn name(&self) -> &'static str {
        "square"
    }
}

impl Shape for Bar {
    fn area(&self) -> i32 {
        self.w * self.h
    }
    fn grow(&mut self, by: i32) {
        self.w += by;
    }
}

impl Shape for Nothing {
    fn area(&self) -> i32 {
        0
    }
    fn grow(&mut self, _: i32) {}
}

impl Drop for Bar {
    fn drop(&mut self) {
        println!("drop bar {}", self.w);
    }
}

fn total(shapes: &[Box<dyn Shape>]) -> i32 {
    let mut sum = 0;
    for s in shapes {
        sum += s.area();
    }
    sum
}

fn enlarge(s: &mut dyn Shape) -> i32 {
    s.grow(1);
    s.area()
}

fn make(n: i32) -> Box<dyn Shape> {
    match n % 3 {
        0 => Box::new(Nothing),
        1 => Box::new(Square { side: n }),
        _ => Box::new(Bar { w: n, h: 2 }),
    }
}

fn main() {
    let mut shapes = [make(0), make(4), make(5)];
    println!("{}", total(&shapes));
    for s in &mut shapes {
        println!("{} {}", s.name(), enlarge(&mut **s));
    }
    let mut sq = Square { side: 2 };
    println!("{} {}", enlarge(&mut sq), sq.side);
    shapes[1] = make(2);
    println!("{}", total(&shapes));
    shapes[2] = Box::new(sq);
    println!("{}", total(&shapes));
    let r: &dyn Shape = &*shapes[1];
    println!("{}", r.area());
}

// OUT: 26
// OUT: shape 0
// OUT: square 25
// OUT: shape 12
// OUT: 9 3
// OUT: 16
// OUT: drop bar 6
// OUT: 13
// OUT: 4
// OUT: drop bar 2
