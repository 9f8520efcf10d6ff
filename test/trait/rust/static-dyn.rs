// Statics that are trait objects, tables of them, and trait objects of statics.
// ALLOCS all: 0
trait Shape: Sync {
    fn name(&self) -> &'static str;
    fn area(&self) -> u32;
}

struct Square(u32, Option<Box<u32>>);
struct Unit;

impl Shape for Square {
    fn name(&self) -> &'static str {
        "square"
    }
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Shape for Unit {
    fn name(&self) -> &'static str {
        "unit"
    }
    fn area(&self) -> u32 {
        1
    }
}

impl Drop for Square {
    fn drop(&mut self) {
        println!("never");
    }
}

static THREE: Square = Square(3, None);
static UNIT: Unit = Unit;
static DEFAULT: &dyn Shape = &THREE;
static ALL: [&dyn Shape; 3] = [&THREE, &UNIT, &Square(5, None)];
static LIST: &[&(dyn Shape + Send)] = &[&UNIT, &THREE];
static DOUBLE: &(dyn Fn(u32) -> u32 + Sync) = &|x| x * 2;

fn default() -> &'static dyn Shape {
    &THREE
}

async fn waits() -> u32 {
    let shape = default();
    let noise = [9u64; 20];
    yield_now().await;
    shape.area() + THREE.0 + noise[3] as u32
}

fn main() {
    for shape in ALL {
        println!("{} {}", shape.name(), shape.area());
    }
    for shape in LIST {
        println!("{} {}", shape.name(), shape.area());
    }
    println!("{} {}", DEFAULT.area(), DOUBLE(default().area()));
    println!("{}", block_on(waits()));
}

// OUT: square 9
// OUT: unit 1
// OUT: square 25
// OUT: unit 1
// OUT: square 9
// OUT: 9 18
// OUT: 21
