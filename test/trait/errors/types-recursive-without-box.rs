// A type that contains itself has no size.
// ERROR: 4:8: `List`
// ERROR: 9:6: `Tree`
struct List {
    value: i32,
    next: Option<List>,
}

enum Tree {
    Leaf,
    Node(Tree, Tree),
}

struct Fine {
    next: Option<Box<Fine>>,
}

fn main() {}
