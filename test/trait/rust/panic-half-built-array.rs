// The same with arrays, tuples, enum variants and boxes under construction.
// STDERR: index out of bounds
// EXIT: 101
// ALLOCS all: 1
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum E {
    V { x: D, y: (D, [D; 3]) },
}

fn make(limits: &[u32], n: usize) -> D {
    let d = D(limits[n]);
    println!("make {}", d.0);
    d
}

fn build(limits: &[u32]) -> Box<E> {
    Box::new(E::V {
        x: make(limits, 0),
        y: (make(limits, 1), [make(limits, 2), make(limits, 3), make(limits, 4)]),
    })
}

fn main() {
    let e = build(&[1, 2, 3, 4, 5]);
    match *e {
        E::V { ref x, ref y } => println!("{} {}", x.0, y.1[2].0),
    }
    let f = build(&[10, 20, 30, 40]);
    match *f {
        E::V { x, .. } => println!("{}", x.0),
    }
}

// OUT: make 1
// OUT: make 2
// OUT: make 3
// OUT: make 4
// OUT: make 5
// OUT: 1 5
// OUT: make 10
// OUT: make 20
// OUT: make 30
// OUT: make 40
// OUT: drop 40
// OUT: drop 30
// OUT: drop 20
// OUT: drop 10
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: drop 4
// OUT: drop 5
