// An editor of shapes: commands behind trait objects, undo and redo stacks,
// ownership that moves between them; every command is dropped once.
// ALLOCS all: 26
#[derive(Clone, PartialEq, Debug)]
enum Shape {
    Dot { x: i32, y: i32 },
    Line([(i32, i32); 2]),
    Group(Option<Box<Shape>>, Option<Box<Shape>>),
}

impl Shape {
    fn shift(&mut self, dx: i32, dy: i32) -> u32 {
        match self {
            Shape::Dot { x, y } => {
                *x += dx;
                *y += dy;
                1
            }
            Shape::Line(points) => {
                for p in points {
                    p.0 += dx;
                    p.1 += dy;
                }
                2
            }
            Shape::Group(a, b) => {
                let mut n = 0;
                for part in [a, b] {
                    if let Some(shape) = part {
                        n += shape.shift(dx, dy);
                    }
                }
                n
            }
        }
    }
}

struct Document {
    shapes: [Option<Shape>; 5],
    selected: usize,
}

trait Command {
    fn apply(&mut self, d: &mut Document) -> bool;
    fn revert(&mut self, d: &mut Document);
    fn name(&self) -> &'static str;
}

struct Insert {
    shape: Option<Shape>,
    at: Option<usize>,
}

impl Command for Insert {
    fn apply(&mut self, d: &mut Document) -> bool {
        for i in 0..d.shapes.len() {
            if d.shapes[i].is_none() {
                d.shapes[i] = self.shape.take();
                self.at = Some(i);
                return true;
            }
        }
        false
    }
    fn revert(&mut self, d: &mut Document) {
        let at = self.at.take().expect("was applied");
        self.shape = d.shapes[at].take();
    }
    fn name(&self) -> &'static str {
        "insert"
    }
}

struct Move {
    by: (i32, i32),
}

impl Command for Move {
    fn apply(&mut self, d: &mut Document) -> bool {
        match &mut d.shapes[d.selected] {
            Some(s) => s.shift(self.by.0, self.by.1) > 0,
            None => false,
        }
    }
    fn revert(&mut self, d: &mut Document) {
        if let Some(s) = d.shapes[d.selected].as_mut() {
            s.shift(-self.by.0, -self.by.1);
        }
    }
    fn name(&self) -> &'static str {
        "move"
    }
}

struct GroupTwo {
    a: usize,
    b: usize,
}

impl Command for GroupTwo {
    fn apply(&mut self, d: &mut Document) -> bool {
        if self.a == self.b || d.shapes[self.a].is_none() || d.shapes[self.b].is_none() {
            return false;
        }
        let a = d.shapes[self.a].take().map(Box::new);
        let b = d.shapes[self.b].take().map(Box::new);
        d.shapes[self.a] = Some(Shape::Group(a, b));
        true
    }
    fn revert(&mut self, d: &mut Document) {
        match d.shapes[self.a].take() {
            Some(Shape::Group(a, b)) => {
                d.shapes[self.a] = a.map(|s| *s);
                d.shapes[self.b] = b.map(|s| *s);
            }
            other => d.shapes[self.a] = other,
        }
    }
    fn name(&self) -> &'static str {
        "group"
    }
}

struct Logged {
    inner: Box<dyn Command>,
    number: u32,
}

impl Command for Logged {
    fn apply(&mut self, d: &mut Document) -> bool {
        let ok = self.inner.apply(d);
        println!("{} {} {}", self.number, self.inner.name(), if ok { "done" } else { "refused" });
        ok
    }
    fn revert(&mut self, d: &mut Document) {
        println!("{} {} undone", self.number, self.inner.name());
        self.inner.revert(d);
    }
    fn name(&self) -> &'static str {
        self.inner.name()
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        println!("{} forgotten", self.number);
    }
}

struct Node {
    command: Box<dyn Command>,
    below: Option<Box<Node>>,
}

struct Editor {
    document: Document,
    undo: Option<Box<Node>>,
    redo: Option<Box<Node>>,
    commands: u32,
}

impl Editor {
    fn run(&mut self, command: impl Command + 'static) -> bool {
        self.commands += 1;
        let mut logged = Box::new(Logged { inner: Box::new(command), number: self.commands });
        if !logged.apply(&mut self.document) {
            return false;
        }
        self.undo = Some(Box::new(Node { command: logged, below: self.undo.take() }));
        self.redo = None;
        true
    }

    fn undo(&mut self) -> Option<&'static str> {
        let mut node = self.undo.take()?;
        node.command.revert(&mut self.document);
        self.undo = node.below.take();
        let name = node.command.name();
        node.below = self.redo.take();
        self.redo = Some(node);
        Some(name)
    }

    fn redo(&mut self) -> Option<&'static str> {
        let Node { mut command, below } = *self.redo.take()?;
        self.redo = below;
        command.apply(&mut self.document);
        let name = command.name();
        self.undo = Some(Box::new(Node { command, below: self.undo.take() }));
        Some(name)
    }

    fn show(&self) {
        for (i, s) in self.document.shapes.iter().enumerate() {
            if let Some(s) = s {
                println!("   {i}: {:?}", s);
            }
        }
    }
}

fn main() {
    let mut e = Editor {
        document: Document { shapes: [None, None, None, None, None], selected: 0 },
        undo: None,
        redo: None,
        commands: 0,
    };
    println!("{}", e.run(Move { by: (1, 1) }));
    e.run(Insert { shape: Some(Shape::Dot { x: 0, y: 0 }), at: None });
    e.run(Insert { shape: Some(Shape::Line([(1, 2), (3, 4)])), at: None });
    e.run(Move { by: (5, -5) });
    e.show();
    println!("{:?} {:?} {:?}", e.undo(), e.undo(), e.redo());
    e.show();
    e.run(GroupTwo { a: 1, b: 0 });
    println!("{}", e.run(GroupTwo { a: 1, b: 1 }));
    e.document.selected = 1;
    e.run(Move { by: (100, 0) });
    e.show();
    while let Some(name) = e.undo() {
        println!("undid {name}");
    }
    e.show();
    println!("{:?}", e.redo());
    e.run(Insert { shape: None, at: None });
    println!("end");
}

// OUT: 1 move refused
// OUT: 1 forgotten
// OUT: false
// OUT: 2 insert done
// OUT: 3 insert done
// OUT: 4 move done
// OUT:    0: Dot { x: 5, y: -5 }
// OUT:    1: Line([(1, 2), (3, 4)])
// OUT: 4 move undone
// OUT: 3 insert undone
// OUT: 3 insert done
// OUT: Some("move") Some("insert") Some("insert")
// OUT:    0: Dot { x: 0, y: 0 }
// OUT:    1: Line([(1, 2), (3, 4)])
// OUT: 5 group done
// OUT: 4 forgotten
// OUT: 6 group refused
// OUT: 6 forgotten
// OUT: false
// OUT: 7 move done
// OUT:    1: Group(Some(Line([(101, 2), (103, 4)])), Some(Dot { x: 100, y: 0 }))
// OUT: 7 move undone
// OUT: undid move
// OUT: 5 group undone
// OUT: undid group
// OUT: 3 insert undone
// OUT: undid insert
// OUT: 2 insert undone
// OUT: undid insert
// OUT: 2 insert done
// OUT: Some("insert")
// OUT: 8 insert done
// OUT: 3 forgotten
// OUT: 5 forgotten
// OUT: 7 forgotten
// OUT: end
// OUT: 8 forgotten
// OUT: 2 forgotten
