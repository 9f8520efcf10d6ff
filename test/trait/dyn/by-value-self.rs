// Methods that take self by value, called on a box: the contents are moved
// out, the box is freed, nothing is dropped twice.
// ALLOCS all: 6
struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Task {
    fn process(self, n: u32) -> u32;
    fn into_name(self) -> Traced;
    fn peek(&self) -> u32;
}

struct Small(u8);

struct Owner {
    name: Traced,
    other: Traced,
    data: [u32; 30],
}

struct Empty;

impl Task for Small {
    fn process(self, n: u32) -> u32 {
        self.0 as u32 + n
    }
    fn into_name(self) -> Traced {
        Traced("small's")
    }
    fn peek(&self) -> u32 {
        1
    }
}

impl Task for Owner {
    fn process(self, n: u32) -> u32 {
        println!("processing {}", self.name.0);
        self.data[29] + n
    }
    fn into_name(self) -> Traced {
        println!("taking the name");
        self.name
    }
    fn peek(&self) -> u32 {
        self.data[0]
    }
}

impl Task for Empty {
    fn process(self, n: u32) -> u32 {
        n
    }
    fn into_name(self) -> Traced {
        Traced("empty's")
    }
    fn peek(&self) -> u32 {
        0
    }
}

fn owner() -> Box<Owner> {
    Box::new(Owner { name: Traced("name"), other: Traced("other"), data: [7; 30] })
}

fn run(a: Box<dyn Task>, b: Box<dyn Task>, c: Box<dyn Task>) {
    println!("{} {}", a.peek(), b.peek());
    println!("{}", a.process(5));
    let name = b.into_name();
    println!("has {}", name.0);
    if c.peek() > 3 {
        println!("{}", c.process(1));
    } else {
        println!("c is left alone");
    }
    println!("run ends");
}

fn main() {
    run(Box::new(Small(3)), Box::new(Small(4)), Box::new(Empty));
    println!("--");
    run(owner(), owner(), owner());
    println!("--");
    run(Box::new(Empty), owner(), Box::new(Empty));
}

// OUT: 1 1
// OUT: 8
// OUT: has small's
// OUT: c is left alone
// OUT: run ends
// OUT: drop small's
// OUT: --
// OUT: 7 7
// OUT: processing name
// OUT: drop name
// OUT: drop other
// OUT: 12
// OUT: taking the name
// OUT: drop other
// OUT: has name
// OUT: processing name
// OUT: drop name
// OUT: drop other
// OUT: 8
// OUT: run ends
// OUT: drop name
// OUT: --
// OUT: 0 7
// OUT: 5
// OUT: taking the name
// OUT: drop other
// OUT: has name
// OUT: c is left alone
// OUT: run ends
// OUT: drop name
