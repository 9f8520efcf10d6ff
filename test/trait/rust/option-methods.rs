// What Option offers.
// ALLOCS all: 1
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

fn main() {
    let some = Some(8);
    let none: Option<i32> = None;
    println!("{} {} {} {}", some.is_some(), some.is_none(), none.is_some(), none.is_none());
    println!("{} {} {}", some.unwrap(), some.expect("there is one"), none.unwrap_or(-1));
    println!("{:?} {:?}", some.map(|n| n * 2), none.map(|n| n * 2));
    println!("{:?} {:?} {:?}", some.and_then(half), Some(3).and_then(half), none.and_then(half));
    let mut slot = Some(1);
    println!("{:?} {:?}", slot.take(), slot);
    println!("{:?}", slot.replace(5));
    println!("{:?} {:?}", slot.replace(6), slot);
    let mut list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    println!("{}", list.next.as_ref().unwrap().value);
    if let Some(node) = list.next.as_mut() {
        node.value += 40;
    }
    println!("{}", list.next.as_ref().map(|n| n.value).unwrap_or(0));
    let tail = list.next.take();
    println!("{} {}", list.next.is_none(), tail.unwrap().value + list.value);
    println!("{}", Some(3) == Some(3) && Some(3) != None);
}

// OUT: true false false true
// OUT: 8 8 -1
// OUT: Some(16) None
// OUT: Some(4) None None
// OUT: Some(1) None
// OUT: None
// OUT: Some(5) Some(6)
// OUT: 2
// OUT: 42
// OUT: true 43
// OUT: true
