// A struct's own drop comes first, its fields after it in declaration order.
// ALLOCS all: 2
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

struct Plain {
    first: D,
    second: D,
    third: D,
}

struct WithDrop {
    left: D,
    right: Option<Box<WithDrop>>,
    name: &'static str,
}

impl Drop for WithDrop {
    fn drop(&mut self) {
        println!(" own drop of {}", self.name);
    }
}

struct Tuple(D, D);

enum Many {
    One(D),
    Two { y: D, x: D },
    Boxed(Box<Tuple>),
}

fn main() {
    println!("plain");
    // Built in another order than declared.
    drop(Plain { third: D("third"), first: D("first"), second: D("second") });
    println!("with drop");
    drop(WithDrop {
        right: Some(Box::new(WithDrop { left: D("inner left"), right: None, name: "inner" })),
        left: D("outer left"),
        name: "outer",
    });
    println!("tuple struct");
    drop(Tuple(D("0"), D("1")));
    println!("enums");
    drop(Many::Two { x: D("x"), y: D("y") });
    drop(Many::One(D("one")));
    drop(Many::Boxed(Box::new(Tuple(D("boxed 0"), D("boxed 1")))));
    println!("replaced field");
    let mut p = Plain { first: D("a"), second: D("b"), third: D("c") };
    p.second = D("b2");
    println!("end {}", p.second.0);
}

// OUT: plain
// OUT:   drop first
// OUT:   drop second
// OUT:   drop third
// OUT: with drop
// OUT:  own drop of outer
// OUT:   drop outer left
// OUT:  own drop of inner
// OUT:   drop inner left
// OUT: tuple struct
// OUT:   drop 0
// OUT:   drop 1
// OUT: enums
// OUT:   drop y
// OUT:   drop x
// OUT:   drop one
// OUT:   drop boxed 0
// OUT:   drop boxed 1
// OUT: replaced field
// OUT:   drop b
// OUT: end b2
// OUT:   drop a
// OUT:   drop b2
// OUT:   drop c
