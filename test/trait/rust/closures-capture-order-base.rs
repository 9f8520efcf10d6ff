// What a closure captures in a struct's base comes behind what it captures in
// the fields, whatever the base is.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct P {
    a: D,
    b: D,
    c: D,
}

fn main() {
    let (x, y, z) = (D("x"), D("y"), D("z"));
    let value = move || P {
        b: x,
        ..P { a: y, ..P { a: D("a"), b: D("b"), c: z } }
    };
    drop(value);
    let (x, y) = (D("field"), D("in a block"));
    let places = [P { a: D("p.a"), b: D("p.b"), c: D("p.c") }];
    let [base] = places;
    let place = move || P {
        c: x,
        ..{
            let _y = y;
            base
        }
    };
    drop(place);
    let x = D("field of an async block");
    let y = D("moved in a call");
    let made = |d| P { a: d, b: D("m.b"), c: D("m.c") };
    let future = async move {
        yield_now().await;
        let _p = P { a: x, ..made(y) };
    };
    drop(future);
    println!("end");
}

// OUT: drop x
// OUT: drop y
// OUT: drop z
// OUT: drop field
// OUT: drop in a block
// OUT: drop p.a
// OUT: drop p.b
// OUT: drop p.c
// OUT: drop field of an async block
// OUT: drop moved in a call
// OUT: end
