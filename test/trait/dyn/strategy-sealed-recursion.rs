// An implementer of a sealed trait that awaits the trait itself: its frame
// would contain itself, so it goes to the heap from there on. A panic on the
// way drops everything.
//
// The pair within a pair takes a box.
// ALLOCS all: 1
// EXIT: 101
#[dyn_async(sealed)]
trait Node {
    async fn sum(&mut self) -> u32;
}

struct Leaf(u32);
struct Pair<'a>(&'a mut dyn Node, &'a mut dyn Node);
struct Broken;

impl Node for Leaf {
    async fn sum(&mut self) -> u32 {
        yield_now().await;
        self.0
    }
}

impl<'a> Node for Pair<'a> {
    async fn sum(&mut self) -> u32 {
        let noted = Note(self.0.sum().await);
        noted.0 + self.1.sum().await
    }
}

impl Node for Broken {
    async fn sum(&mut self) -> u32 {
        let _noted = Note(77);
        yield_now().await;
        panic!("broken")
    }
}

struct Note(u32);

impl Drop for Note {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn total(n: &mut dyn Node) -> u32 {
    n.sum().await
}

fn main() {
    let mut low = Pair(&mut Leaf(1), &mut Leaf(2));
    let mut high = Pair(&mut low, &mut Leaf(4));
    println!("{}", block_on(total(&mut high)));
    println!("{}", block_on(total(&mut Leaf(9))));
    println!("{}", block_on(total(&mut Pair(&mut Leaf(3), &mut Broken))));
}

// OUT: drop 1
// OUT: drop 3
// OUT: 7
// OUT: 9
// OUT: drop 77
// OUT: drop 3
// STDERR: broken
