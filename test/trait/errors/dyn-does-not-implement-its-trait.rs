// A trait with async methods is not implemented by its own dyn type.
// ERROR: 27:14: `Stream`
trait Stream {
    async fn next(&mut self) -> Option<u32>;
}

struct S;

impl Stream for S {
    async fn next(&mut self) -> Option<u32> {
        None
    }
}

async fn count<T: Stream>(s: &mut T) -> u32 {
    0
}

async fn any<T: Stream + ?Sized>(s: &mut T) -> u32 {
    0
}

fn main() {
    let mut s = S;
    block_on(count(&mut s));
    let d: &mut dyn Stream = &mut s;
    block_on(any(d));
}
