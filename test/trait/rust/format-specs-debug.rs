// derive(Debug) on each form of type, plain and nested.
// ALLOCS all: 1
#[derive(Debug)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug)]
struct Pair(u8, &'static str);

#[derive(Debug)]
struct Unit;

#[derive(Debug)]
enum Event {
    Quit,
    Key(char),
    Click { at: Point, button: u8 },
}

#[derive(Debug)]
struct Outer<'a> {
    inner: Option<Point>,
    list: [Option<bool>; 2],
    text: &'a str,
}

fn main() {
    println!("{:?}", Point { x: 1, y: -2 });
    println!("{:?} {:?}", Pair(3, "x"), Unit);
    println!("{:?} {:?}", Event::Quit, Event::Key('k'));
    println!("{:?}", Event::Click { at: Point { x: 0, y: 9 }, button: 2 });
    let o = Outer { inner: Some(Point { x: 5, y: 6 }), list: [None, Some(true)], text: "t" };
    println!("{:?}", o);
    println!("{:?} {:?}", Box::new(Pair(1, "boxed")), &&Unit);
    println!("{:?}", (1.5, 'c', "s", [1u8; 3], ()));
}

// OUT: Point { x: 1, y: -2 }
// OUT: Pair(3, "x") Unit
// OUT: Quit Key('k')
// OUT: Click { at: Point { x: 0, y: 9 }, button: 2 }
// OUT: Outer { inner: Some(Point { x: 5, y: 6 }), list: [None, Some(true)], text: "t" }
// OUT: Pair(1, "boxed") Unit
// OUT: (1.5, 'c', "s", [1, 1, 1], ())
