// Values of 16 and 32 KiB, through dyn and into boxes.
struct Samples {
    data: [u64; 2048],
    at: usize,
}

impl Iterator for Samples {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        self.at += 1;
        if self.at > 2048 {
            return None;
        }
        Some(self.data[self.at - 1])
    }
}

trait Recorder {
    fn record(&self) -> impl Iterator<Item = u64>;
}

struct Wave;

impl Recorder for Wave {
    fn record(&self) -> impl Iterator<Item = u64> {
        Samples { data: [3; 2048], at: 0 }
    }
}

fn total(r: &dyn Recorder) -> u64 {
    let mut sum = 0;
    for v in r.record() {
        sum += v;
    }
    sum
}

fn boxed(r: &dyn Recorder) -> Box<dyn Iterator<Item = u64>> {
    r.record().box
}

fn array() -> Box<[u64; 4096]> {
    Box::new_with(|| [7; 4096])
}

fn main() {
    println!("{} {:?} {}", total(&Wave), boxed(&Wave).next(), array()[4095]);
}
