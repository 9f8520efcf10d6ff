// A box of a trait object whose trait asks for Clone can be cloned.
// ALLOCS nested: 6
// ALLOCS inline(256): 6
// ALLOCS box: 10
struct Traced(u32);

impl Clone for Traced {
    fn clone(&self) -> Traced {
        println!("clone {}", self.0);
        Traced(self.0 + 1)
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Shape: Clone {
    fn area(&self) -> u32;
    fn grow(&mut self);
    async fn measure(&self) -> u32;
}

#[derive(Clone)]
struct Square {
    side: u32,
    trace: Traced,
}

#[derive(Clone)]
struct Point;

#[derive(Clone)]
struct Cloud {
    points: [u32; 50],
}

impl Shape for Square {
    fn area(&self) -> u32 {
        self.side * self.side
    }
    fn grow(&mut self) {
        self.side += 1;
    }
    async fn measure(&self) -> u32 {
        yield_now().await;
        self.side + self.trace.0
    }
}

impl Shape for Point {
    fn area(&self) -> u32 {
        0
    }
    fn grow(&mut self) {}
    async fn measure(&self) -> u32 {
        1
    }
}

impl Shape for Cloud {
    fn area(&self) -> u32 {
        self.points[49]
    }
    fn grow(&mut self) {
        self.points[49] += 10;
    }
    async fn measure(&self) -> u32 {
        50
    }
}

fn double(s: &Box<dyn Shape>) -> u32 {
    let mut copy = s.clone();
    copy.grow();
    println!("{} {}", s.area(), copy.area());
    block_on(async { copy.measure().await })
}

fn main() {
    let square: Box<dyn Shape> = Box::new(Square { side: 3, trace: Traced(100) });
    println!("{}", double(&square));
    let twice = square.clone().clone();
    println!("{}", block_on(async { twice.measure().await }));
    let point: Box<dyn Shape> = Box::new(Point);
    println!("{}", double(&point));
    println!("{}", double(&(Box::new(Cloud { points: [4; 50] }) as Box<dyn Shape>)));
    println!("end");
}

// OUT: clone 100
// OUT: 9 16
// OUT: drop 101
// OUT: 105
// OUT: clone 100
// OUT: clone 101
// OUT: drop 101
// OUT: 105
// OUT: 0 0
// OUT: 1
// OUT: 4 14
// OUT: 50
// OUT: end
// OUT: drop 102
// OUT: drop 100
