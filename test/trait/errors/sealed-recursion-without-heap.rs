// An implementer of a sealed trait that awaits the trait itself, without a heap: its
// frame would contain itself, so that it can lie nowhere. Each such call is an error;
// the call from outside is not, for the frame itself has a size.
// ERROR: 26:21: awaited call to Pair.sum may reach an allocator (contains-itself, strategy elide), which dynasync-no-heap forbids in the function at
// ERROR: 27:17: awaited call to Pair.sum may reach an allocator (contains-itself, strategy elide), which dynasync-no-heap forbids in the function at
#[dyn_async(sealed)]
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

// Each call is to a Leaf or to a Pair: the latter's case is the error.
#[dyn_async(no_heap)]
impl<'a> Node for Pair<'a> {
    async fn sum(&mut self) -> u32 {
        // In both awaits.
        let noted = self.0.sum().await;
        noted + self.1.sum().await
    }
}

#[dyn_async(no_heap)]
async fn total(n: &mut dyn Node) -> u32 {
    n.sum().await
}

fn main() {
    let mut low = Pair(&mut Leaf(1), &mut Leaf(2));
    println!("{}", block_on(total(&mut low)));
}
