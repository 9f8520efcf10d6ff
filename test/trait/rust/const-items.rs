// Constants: of each kind of type, in terms of one another, in types and
// patterns, in impls.
// ALLOCS all: 0
const WIDTH: usize = 4;
const AREA: usize = WIDTH * 3;
const NAMES: [&str; 3] = ["x", "y", "z"];
const ORIGIN: Point = Point { x: 0, y: -1 };
const MASK: u32 = !0 << 28;
const LIMIT: i64 = if WIDTH > 3 { 1000 } else { 1 };
static BANNER: &str = "banner";

#[derive(Clone, Copy, PartialEq, Debug)]
struct Point {
    x: i32,
    y: i32,
}

impl Point {
    const UNIT: Point = Point { x: 1, y: 1 };
    const AXES: usize = 2;
}

fn main() {
    let row = [1u8; WIDTH];
    println!("{} {} {:x} {LIMIT}", row.len(), AREA, MASK);
    for name in NAMES {
        print!("{name}");
    }
    println!(" {BANNER}");
    println!("{:?} {:?} {}", ORIGIN, Point::UNIT, Point::AXES);
    match 12 {
        AREA => println!("the area"),
        _ => println!("something else"),
    }
    let mut p = ORIGIN;
    p.x = 9;
    println!("{:?} {}", p, p == ORIGIN);
}

// OUT: 4 12 f0000000 1000
// OUT: xyz banner
// OUT: Point { x: 0, y: -1 } Point { x: 1, y: 1 } 2
// OUT: the area
// OUT: Point { x: 9, y: -1 } false
