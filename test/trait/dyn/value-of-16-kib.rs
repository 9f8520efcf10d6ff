// A value of 16 KiB comes back through dyn; nothing on the way has room to
// copy it twice by accident.
//
// Nothing has room for 16 KiB. Silence has a size, too.
// ALLOCS nested: 3
// ALLOCS inline(256): 3
// ALLOCS box: 4
struct Samples {
    data: [u64; 2048],
    at: usize,
}

impl Iterator for Samples {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        if self.at == 2048 {
            return None;
        }
        self.at += 1;
        Some(self.data[self.at - 1])
    }
}

trait Recorder {
    fn record(&self, scale: u64) -> impl Iterator<Item = u64>;
}

struct Wave {
    base: u64,
}

struct Silence;

impl Recorder for Wave {
    fn record(&self, scale: u64) -> impl Iterator<Item = u64> {
        let mut s = Samples { data: [self.base; 2048], at: 0 };
        for i in 0..2048 {
            s.data[i] += i as u64 * scale;
        }
        s
    }
}

impl Recorder for Silence {
    fn record(&self, _scale: u64) -> impl Iterator<Item = u64> {
        0..0
    }
}

fn total(r: &dyn Recorder) -> u64 {
    let mut sum = 0;
    for v in r.record(3) {
        sum += v;
    }
    sum
}

async fn kept_over_an_await(r: &dyn Recorder) -> u64 {
    let mut sum = 0;
    for v in r.record(1) {
        if v % 512 == 0 {
            yield_now().await;
        }
        sum += v;
    }
    sum
}

fn main() {
    println!("{} {}", total(&Wave { base: 7 }), total(&Silence));
    println!("{}", block_on(kept_over_an_await(&Wave { base: 1 })));
    let mut boxed = Box::new_with(|| (&Wave { base: 100 } as &dyn Recorder).record(2));
    boxed.next();
    println!("{:?}", boxed.next());
}

// OUT: 6302720 0
// OUT: 2098176
// OUT: Some(102)
