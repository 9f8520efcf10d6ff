// Strategy sealed at calls, of a trait without numbers, in functions without a heap:
// an implementer that awaits the trait itself has room for the others, and traps
// where it meets itself. Nothing is allocated on the way.
// ALLOCS all: 0
// EXIT: -6
// STDERR: no room for what `Pair.sum` makes
trait Node {
    async fn sum(&mut self) -> u32;
}

struct Leaf(u32);
struct Pair<'a>(&'a mut dyn Node, &'a mut dyn Node);

impl Node for Leaf {
    async fn sum(&mut self) -> u32 {
        yield_now().await;
        self.0
    }
}

#[dyn_async(no_heap, sealed)]
impl<'a> Node for Pair<'a> {
    async fn sum(&mut self) -> u32 {
        let first = self.0.sum().await;
        first + self.1.sum().await
    }
}

#[dyn_async(no_heap, sealed)]
async fn total(n: &mut dyn Node) -> u32 {
    n.sum().await
}

fn main() {
    println!("{}", block_on(total(&mut Leaf(9))));
    let mut low = Pair(&mut Leaf(1), &mut Leaf(2));
    println!("{}", block_on(total(&mut low)));
    println!("{}", block_on(total(&mut Pair(&mut low, &mut Leaf(4)))));
}

// OUT: 9
// OUT: 3
