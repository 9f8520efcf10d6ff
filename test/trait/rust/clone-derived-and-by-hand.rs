// Clone: derived, written by hand, of boxes and options; Copy types.
// ALLOCS all: 4
#[derive(Clone, Copy, PartialEq, Debug)]
struct Id(u32);

#[derive(Clone, PartialEq, Debug)]
struct Record {
    id: Id,
    parent: Option<Box<Record>>,
    tags: [&'static str; 2],
}

#[derive(Debug)]
struct Versioned {
    value: i32,
    copies: u32,
}

impl Clone for Versioned {
    fn clone(&self) -> Self {
        println!("cloning {}", self.value);
        Versioned { value: self.value, copies: self.copies + 1 }
    }
}

#[derive(Clone, Debug)]
enum Job {
    Idle,
    Run(Versioned),
    Both { a: Versioned, b: Versioned },
}

fn duplicate<T: Clone>(t: &T) -> (T, T) {
    (t.clone(), t.clone())
}

fn main() {
    let a = Id(1);
    let b = a;
    println!("{:?} {:?} {}", a, b, a == b);
    let root = Record { id: a, parent: None, tags: ["x", "y"] };
    let mut child = Record { id: Id(2), parent: Some(Box::new(root.clone())), tags: root.tags };
    let copy = child.clone();
    println!("{}", copy == child);
    if let Some(p) = child.parent.as_mut() {
        p.id = Id(9);
    }
    println!("{} {:?}", copy == child, copy.parent.as_ref().map(|p| p.id));
    println!("{:?}", child);
    let v = Versioned { value: 5, copies: 0 };
    let (c, d) = duplicate(&v);
    println!("{} {} {}", v.copies, c.copies, d.clone().copies);
    let job = Job::Both { a: c, b: d };
    println!("{:?}", job.clone());
    println!("{:?} {:?}", Job::Run(v).clone(), Job::Idle.clone());
    let boxed = Box::new(Versioned { value: 8, copies: 3 });
    println!("{}", boxed.clone().copies);
    println!("{:?}", Some(Versioned { value: 1, copies: 0 }).clone());
}

// OUT: Id(1) Id(1) true
// OUT: true
// OUT: false Some(Id(1))
// OUT: Record { id: Id(2), parent: Some(Record { id: Id(9), parent: None, tags: ["x", "y"] }), tags: ["x", "y"] }
// OUT: cloning 5
// OUT: cloning 5
// OUT: cloning 5
// OUT: 0 1 2
// OUT: cloning 5
// OUT: cloning 5
// OUT: Both { a: Versioned { value: 5, copies: 2 }, b: Versioned { value: 5, copies: 2 } }
// OUT: cloning 5
// OUT: Run(Versioned { value: 5, copies: 1 }) Idle
// OUT: cloning 8
// OUT: 4
// OUT: cloning 1
// OUT: Some(Versioned { value: 1, copies: 1 })
