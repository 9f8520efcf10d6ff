// `.box` and its relatives take what has no size, or what a closure makes.
// ERROR: 14:22: mismatched types
// ERROR: 15:27: closure
// ERROR: 16:27: the closure of `Box::new_with` has no parameters
// ERROR: 18:23: &mut
// ERROR: 19:13: maybe_box
// ERROR: 21:28: closure
trait T {
    async fn m(&self) -> u32;
}

fn f(t: &dyn T) {
    let a = t.m().box;
    let b: Box<u8> = t.m().box;
    let c = Box::new_with(5);
    let d = Box::new_with(|n| t.m());
    let mut buffer = [0u8; 64];
    let e = maybe_box(buffer, || t.m());
    let g = maybe_box(&mut buffer);
    let arena = Arena::new();
    let h = arena.new_with(t);
}

fn main() {}
