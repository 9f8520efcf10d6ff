// Enums with all forms of data, matched by value, by reference, nested.
// ALLOCS all: 8
#[derive(Clone, Copy, PartialEq, Debug)]
enum Shape {
    Empty,
    Circle(i32),
    Rect { width: i32, height: i32 },
    Pair(i32, i32),
}

enum Tree {
    Leaf(i32),
    Node(Box<Tree>, Box<Tree>),
}

fn size(shape: &Shape) -> i32 {
    match shape {
        Shape::Empty => 0,
        Shape::Circle(r) => 3 * r * r,
        Shape::Rect { width, height: h } => width * h,
        Shape::Pair(a, _) => *a,
    }
}

fn sum(tree: &Tree) -> i32 {
    match tree {
        Tree::Leaf(n) => *n,
        Tree::Node(left, right) => sum(left) + sum(right),
    }
}

fn mirror(tree: Tree) -> Tree {
    match tree {
        Tree::Node(left, right) => Tree::Node(Box::new(mirror(*right)), Box::new(mirror(*left))),
        leaf => leaf,
    }
}

fn leftmost(tree: &Tree) -> i32 {
    match tree {
        Tree::Leaf(n) => *n,
        Tree::Node(left, _) => leftmost(left),
    }
}

fn grow(shape: &mut Shape) {
    match shape {
        Shape::Circle(r) => *r += 1,
        Shape::Rect { width, .. } => *width *= 2,
        Shape::Pair(a, b) => std::mem::swap(a, b),
        Shape::Empty => *shape = Shape::Circle(1),
    }
}

fn main() {
    let mut shapes = [
        Shape::Empty,
        Shape::Circle(2),
        Shape::Rect { width: 3, height: 4 },
        Shape::Pair(7, 8),
    ];
    for shape in &shapes {
        println!("{:?} {}", shape, size(shape));
    }
    for i in 0..shapes.len() {
        grow(&mut shapes[i]);
    }
    println!("{:?}", shapes);
    println!("{}", shapes[0] == Shape::Circle(1));
    let leaf = |n| Box::new(Tree::Leaf(n));
    let tree = Tree::Node(leaf(1), Box::new(Tree::Node(leaf(2), leaf(3))));
    println!("{} {}", sum(&tree), leftmost(&tree));
    let tree = mirror(tree);
    println!("{} {}", sum(&tree), leftmost(&tree));
    let nested = Some(Some(5));
    match nested {
        Some(Some(n)) if n > 10 => println!("large"),
        Some(Some(n)) => println!("{n}"),
        Some(None) => println!("inner"),
        None => println!("outer"),
    }
}

// OUT: Empty 0
// OUT: Circle(2) 12
// OUT: Rect { width: 3, height: 4 } 12
// OUT: Pair(7, 8) 7
// OUT: [Circle(1), Circle(3), Rect { width: 6, height: 4 }, Pair(8, 7)]
// OUT: true
// OUT: 6 1
// OUT: 6 3
// OUT: 5
