// The destructor of a static never runs: not at a use, not at the end of main,
// not of what it refers to.
// ALLOCS all: 0
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    left: D,
    right: D,
}

struct View<'a>(&'a D);

static ONE: D = D(1);
static BOTH: Pair = Pair { left: D(2), right: D(3) };
static LIST: [D; 2] = [D(4), D(5)];
static BEHIND: &D = &D(6);
static SLICE: &[D] = &[D(7), D(8)];

fn show(d: &'static D) -> &'static D {
    println!("at {}", d.0);
    d
}

fn main() {
    show(&ONE);
    let one = show(&ONE);
    println!("still {}", one.0);
    println!("{} {}", ONE.0, BOTH.left.0 + BOTH.right.0);
    let view = View(&BOTH.right);
    println!("{}", view.0 .0);
    for d in &LIST {
        show(d);
    }
    println!("{} {}", show(BEHIND).0, SLICE[1].0);
    let _ = ONE;
    match BOTH {
        Pair { ref left, .. } => println!("left {}", left.0),
    }
    let _local = D(9);
}

// OUT: at 1
// OUT: at 1
// OUT: still 1
// OUT: 1 5
// OUT: 3
// OUT: at 4
// OUT: at 5
// OUT: at 6
// OUT: 6 8
// OUT: left 2
// OUT: drop 9
