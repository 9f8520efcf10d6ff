// A value from a dyn call is dropped once, where a temporary would be: at the
// end of the statement, of the loop, on break, on `?`, on unwinding.
// STDERR: while one is alive
// EXIT: 101
//
// Two `.box`; with box eight more.
// ALLOCS nested: 2
// ALLOCS inline(256): 2
// ALLOCS box: 10
struct Items {
    left: u32,
    name: &'static str,
}

impl Iterator for Items {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.left = if self.left == 0 { return None } else { self.left - 1 };
        Some(self.left)
    }
}

impl Drop for Items {
    fn drop(&mut self) {
        println!("drop {} with {}", self.name, self.left);
    }
}

trait Bag {
    fn items(&self, name: &'static str) -> impl Iterator<Item = u32>;
}

struct Three;

impl Bag for Three {
    fn items(&self, name: &'static str) -> impl Iterator<Item = u32> {
        Items { left: 3, name }
    }
}

fn find(b: &dyn Bag, wanted: u32) -> Option<u32> {
    for n in b.items("find") {
        if n == wanted {
            println!("found");
            return Some(n);
        }
    }
    println!("not found");
    None
}

fn question(b: &dyn Bag) -> Option<u32> {
    for n in b.items("question") {
        let m = n.checked_add(1)?;
        println!("{m} {}", find(b, 7)?);
    }
    Some(0)
}

fn run(b: &dyn Bag) {
    println!("{:?}", b.items("statement").next());
    for n in b.items("loop") {
        println!("{n}");
    }
    for n in b.items("break") {
        println!("{n}");
        break;
    }
    println!("{:?} {:?}", find(b, 2), find(b, 9));
    println!("{:?}", question(b));
    let boxed = b.items("boxed").box;
    println!("held");
    drop(boxed);
    for n in b.items("outer") {
        if n < 2 {
            let _also = b.items("inner").box;
            panic!("while one is alive");
        }
    }
}

fn main() {
    run(&Three);
}

// OUT: Some(2)
// OUT: drop statement with 2
// OUT: 2
// OUT: 1
// OUT: 0
// OUT: drop loop with 0
// OUT: 2
// OUT: drop break with 2
// OUT: found
// OUT: drop find with 2
// OUT: drop find with 0
// OUT: not found
// OUT: Some(2) None
// OUT: drop find with 0
// OUT: not found
// OUT: drop question with 2
// OUT: None
// OUT: held
// OUT: drop boxed with 3
// OUT: drop inner with 3
// OUT: drop outer with 1
