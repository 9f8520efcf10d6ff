// Byte streams: a copy loop between dyn readers and writers with buffers
// borrowed over awaits.
//
// One box. Limited (3 calls) and Tee (4) hold slots for others: not inline(256).
// ALLOCS nested: 1
// ALLOCS inline(256): 8
// ALLOCS box: 30
trait Read {
    async fn read(&mut self, into: &mut [u8]) -> usize;
}

trait Write {
    async fn write(&mut self, from: &[u8]) -> Option<usize>;
    async fn finish(&mut self) -> u64;
}

struct Bytes {
    next: u8,
    left: usize,
}

struct Limited {
    inner: Box<dyn Read>,
    left: usize,
}

struct Hash {
    state: u64,
    writes: u32,
    capacity: usize,
}

struct Tee<'w> {
    a: &'w mut dyn Write,
    b: &'w mut dyn Write,
}

impl Read for Bytes {
    async fn read(&mut self, into: &mut [u8]) -> usize {
        yield_now().await;
        let mut n = 0;
        for b in into {
            if self.left == 0 {
                break;
            }
            *b = self.next;
            self.next = self.next.wrapping_mul(7).wrapping_add(3);
            self.left -= 1;
            n += 1;
        }
        n
    }
}

impl Read for Limited {
    async fn read(&mut self, into: &mut [u8]) -> usize {
        let want = into.len().min(self.left);
        let n = self.inner.read(&mut into[..want]).await;
        self.left -= n;
        n
    }
}

impl Write for Hash {
    async fn write(&mut self, from: &[u8]) -> Option<usize> {
        self.writes += 1;
        if self.writes % 3 == 0 {
            sleep(1).await;
        }
        let n = from.len().min(self.capacity);
        if n == 0 {
            return None;
        }
        self.capacity -= n;
        for b in &from[..n] {
            self.state = self.state.wrapping_mul(31).wrapping_add(*b as u64);
        }
        Some(n)
    }
    async fn finish(&mut self) -> u64 {
        self.state % 1000003
    }
}

impl Write for Tee<'_> {
    async fn write(&mut self, from: &[u8]) -> Option<usize> {
        let n = self.a.write(from).await?;
        self.b.write(&from[..n]).await
    }
    async fn finish(&mut self) -> u64 {
        self.a.finish().await ^ self.b.finish().await
    }
}

async fn copy(from: &mut dyn Read, to: &mut dyn Write) -> Option<usize> {
    let mut buffer = [0; 24];
    let mut total = 0;
    loop {
        let n = from.read(&mut buffer).await;
        if n == 0 {
            return Some(total);
        }
        let mut done = 0;
        while done < n {
            done += to.write(&buffer[done..n]).await?;
        }
        total += n;
    }
}

async fn run() {
    let mut h = Hash { state: 1, writes: 0, capacity: 1000 };
    println!("{:?}", copy(&mut Bytes { next: 5, left: 100 }, &mut h).await);
    let sum = h.finish().await;
    println!("{} {sum}", h.writes);
    let mut l = Limited { inner: Box::new(Bytes { next: 1, left: 500 }), left: 60 };
    let mut small = Hash { state: 0, writes: 0, capacity: 50 };
    println!("{:?}", copy(&mut l, &mut Tee { a: &mut h, b: &mut small }).await);
    let sum = small.finish().await;
    println!("{} {} {sum}", l.left, small.capacity);
}

fn main() {
    block_on(run());
}

// OUT: Some(100)
// OUT: 5 980814
// OUT: None
// OUT: 0 0 879000
