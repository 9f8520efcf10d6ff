// Patterns behind references: &, &mut, ref, ref mut, and binding modes.
// ALLOCS all: 0
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let p = Point { x: 1, y: 2 };
    let Point { x, y: up } = &p;
    println!("{} {}", x, up);
    match &p {
        Point { x: 1, y } => println!("one {y}"),
        Point { x, .. } => println!("{x}"),
    }
    let pair = (3, 4);
    let &(a, b) = &pair;
    println!("{}", a + b);
    let mut q = Point { x: 5, y: 6 };
    match q {
        Point { ref mut x, ref y } => *x += *y,
    }
    println!("{}", q.x);
    let Point { x, y } = &mut q;
    *x = 0;
    *y += 1;
    println!("{} {}", q.x, q.y);
    let mut slot = Some(1);
    if let Some(n) = &mut slot {
        *n += 41;
    }
    if let Some(ref n) = slot {
        println!("{n}");
    }
    let whole @ (left, _) = (8, 9);
    println!("{:?} {left}", whole);
    let numbers = [1, 2, 3, 4, 5];
    match &numbers[..] {
        [] => println!("empty"),
        [one] => println!("{one}"),
        [first, .., last] => println!("{first} to {last}"),
    }
}

// OUT: 1 2
// OUT: one 2
// OUT: 7
// OUT: 11
// OUT: 0 7
// OUT: 42
// OUT: (8, 9) 8
// OUT: 1 to 5
