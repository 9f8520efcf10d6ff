// `-> impl Trait` for a trait of the program, its methods called on the value
// through dyn; values without a size and large ones.
//
// The `.box` of a Square and of a Strip; a Dot has no size.
// ALLOCS nested: 2
// ALLOCS inline(256): 2
// ALLOCS box: 8
trait Shape {
    fn area(&self) -> u32;
    fn grow(&mut self, by: u32);
}

trait Maker {
    fn make(&mut self, n: u32) -> impl Shape;
}

struct Dot;
struct Square(u32);
struct Strip {
    parts: [u32; 40],
}

impl Shape for Dot {
    fn area(&self) -> u32 {
        0
    }
    fn grow(&mut self, _by: u32) {}
}

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
    fn grow(&mut self, by: u32) {
        self.0 += by;
    }
}

impl Shape for Strip {
    fn area(&self) -> u32 {
        self.parts.iter().map(|p| *p).sum()
    }
    fn grow(&mut self, by: u32) {
        for p in &mut self.parts {
            *p += by;
        }
    }
}

impl Drop for Square {
    fn drop(&mut self) {
        println!("square {} gone", self.0);
    }
}

struct Dots;
struct Squares {
    made: u32,
}
struct Strips;

impl Maker for Dots {
    fn make(&mut self, _n: u32) -> impl Shape {
        Dot
    }
}

impl Maker for Squares {
    fn make(&mut self, n: u32) -> impl Shape {
        self.made += 1;
        Square(n)
    }
}

impl Maker for Strips {
    fn make(&mut self, n: u32) -> impl Shape {
        Strip { parts: [n; 40] }
    }
}

fn area_of(s: &dyn Shape) -> u32 {
    s.area()
}

fn enlarged(s: &mut dyn Shape) -> u32 {
    s.grow(10);
    s.area()
}

fn run(m: &mut dyn Maker) {
    println!("{}", m.make(3).area());
    println!("{}", area_of(&m.make(4)));
    println!("{}", enlarged(&mut m.make(5)));
    let mut kept = m.make(6).box;
    kept.grow(1);
    println!("{}", kept.area());
}

fn main() {
    run(&mut Dots);
    let mut s = Squares { made: 0 };
    run(&mut s);
    println!("{} made", s.made);
    run(&mut Strips);
}

// OUT: 0
// OUT: 0
// OUT: 0
// OUT: 0
// OUT: 9
// OUT: square 3 gone
// OUT: 16
// OUT: square 4 gone
// OUT: 225
// OUT: square 15 gone
// OUT: 49
// OUT: square 7 gone
// OUT: 4 made
// OUT: 120
// OUT: 160
// OUT: 600
// OUT: 280
