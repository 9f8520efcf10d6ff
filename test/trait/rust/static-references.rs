// Statics that hold references: to one another, in a circle, to constants, to
// functions; strings and slices.
// ALLOCS all: 0
struct Node {
    name: &'static str,
    next: &'static Node,
    ends: Option<&'static u32>,
}

#[derive(Clone, Copy)]
enum Step {
    Add(u32),
    Call(fn(u32) -> u32),
    Stop,
}

const DEFAULT: u32 = 11;

static FIRST: Node = Node { name: "first", next: &SECOND, ends: Some(&LIMIT) };
static SECOND: Node = Node { name: "second", next: &FIRST, ends: None };
static LIMIT: u32 = DEFAULT;
static NAMES: [&str; 3] = ["a", "bc", ""];
static WORDS: &[&str] = &["over", "the", "moon"];
static STEPS: &[Step] = &[Step::Add(4), Step::Call(half), Step::Call(|x| x + 1), Step::Stop];
static APPLY: fn(u32) -> u32 = half;
static INNER: &(i8, [u16; 2]) = &(-1, [3, 4]);
static PART: &u16 = &PAIR.1;
static PAIR: (u8, u16) = (1, 500);
static NESTED: &&u32 = &&LIMIT;

fn half(x: u32) -> u32 {
    x / 2
}

fn run(mut x: u32) -> u32 {
    for step in STEPS {
        match *step {
            Step::Add(n) => x += n,
            Step::Call(f) => x = f(x),
            Step::Stop => return x,
        }
    }
    0
}

fn main() {
    let mut node = &FIRST;
    for _ in 0..3 {
        println!("{} {:?}", node.name, node.ends);
        node = node.next;
    }
    println!("{} {:?} {}", NAMES.len(), NAMES, NAMES[1].len());
    for word in WORDS {
        print!("{word} ");
    }
    println!("{} {} {}", run(9), APPLY(DEFAULT), (STEPS[2].clone() as Step).is_call());
    println!("{} {} {} {}", INNER.0, INNER.1[1], PART, NESTED);
}

impl Step {
    fn is_call(self) -> bool {
        match self {
            Step::Call(_) => true,
            _ => false,
        }
    }
}

// OUT: first Some(11)
// OUT: second None
// OUT: first Some(11)
// OUT: 3 ["a", "bc", ""] 2
// OUT: over the moon 7 5 true
// OUT: -1 4 500 11
