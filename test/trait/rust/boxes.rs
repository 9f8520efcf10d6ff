// Box: moves in and out, lists, trees, boxed arrays.
// ALLOCS all: 11
struct List {
    head: Option<Box<Node>>,
    len: usize,
}

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

impl List {
    fn new() -> List {
        List { head: None, len: 0 }
    }
    fn push(&mut self, value: i32) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { value, next }));
        self.len += 1;
    }
    fn pop(&mut self) -> Option<i32> {
        let node = self.head.take()?;
        let node = *node;
        self.head = node.next;
        self.len -= 1;
        Some(node.value)
    }
    fn sum(&self) -> i32 {
        let mut total = 0;
        let mut at = &self.head;
        while let Some(node) = at {
            total += node.value;
            at = &node.next;
        }
        total
    }
    fn reverse(&mut self) {
        let mut done = None;
        let mut rest = self.head.take();
        while let Some(mut node) = rest {
            rest = node.next.take();
            node.next = done;
            done = Some(node);
        }
        self.head = done;
    }
}

fn main() {
    let mut list = List::new();
    for i in 1..=5 {
        list.push(i * i);
    }
    println!("{} {}", list.len, list.sum());
    list.reverse();
    println!("{:?} {:?}", list.pop(), list.pop());
    let mut b = Box::new(10);
    *b += 1;
    let inner = *b;
    println!("{} {}", b, inner);
    let big = Box::new([7u8; 100]);
    println!("{} {}", big[99], big.len());
    let moved = b;
    println!("{moved}");
    let boxed = Box::new(Box::new((1, 2)));
    println!("{} {}", boxed.0, (**boxed).1);
    println!("{}", Box::new(3) == Box::new(3));
}

// OUT: 5 55
// OUT: Some(1) Some(4)
// OUT: 11 11
// OUT: 7 100
// OUT: 11
// OUT: 1 2
// OUT: true
