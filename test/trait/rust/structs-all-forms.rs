// Named, tuple and unit structs; methods, associated functions, update syntax.
// ALLOCS all: 0
#[derive(Clone, Copy)]
struct Vector {
    x: i32,
    y: i32,
    z: i32,
}

struct Meters(i32);

struct Marker;

impl Vector {
    fn new(x: i32, y: i32, z: i32) -> Vector {
        Vector { x, y, z }
    }
    fn zero() -> Self {
        Self { x: 0, y: 0, z: 0 }
    }
    fn dot(&self, other: &Vector) -> i32 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }
    fn scale(&mut self, k: i32) {
        self.x *= k;
        self.y *= k;
        self.z *= k;
    }
    fn negated(self) -> Self {
        Vector { x: -self.x, y: -self.y, z: -self.z }
    }
}

impl Meters {
    fn add(self, other: Meters) -> Meters {
        Meters(self.0 + other.0)
    }
}

impl Marker {
    fn name(&self) -> &'static str {
        "marker"
    }
}

fn main() {
    let mut v = Vector::new(1, 2, 3);
    v.scale(2);
    println!("{} {} {}", v.x, v.y, v.z);
    println!("{}", v.dot(&Vector { y: 10, ..Vector::zero() }));
    let n = v.negated();
    println!("{} {}", n.z, v.z);
    let w = Vector { x: 100, ..v };
    println!("{} {}", w.x, w.y);
    let total = Meters(3).add(Meters(4));
    println!("{}", total.0);
    let Meters(inner) = total;
    println!("{inner}");
    println!("{}", Marker.name());
    println!("{}", Vector::dot(&v, &w));
    let made = Meters;
    println!("{}", made(9).0);
    let mut nested = (v, [w, w]);
    nested.1[0].x = 1;
    nested.0.y += nested.1[1].x;
    println!("{} {}", nested.1[0].x, nested.0.y);
}

// OUT: 2 4 6
// OUT: 40
// OUT: -6 6
// OUT: 100 4
// OUT: 7
// OUT: 7
// OUT: marker
// OUT: 252
// OUT: 9
// OUT: 1 104
