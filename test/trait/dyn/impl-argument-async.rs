// `impl Trait` arguments of async methods: the argument lives over awaits in
// the callee and is dropped there.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 4
trait Producer {
    fn produce(&mut self) -> Option<u32>;
}

trait Sink {
    async fn drain(&mut self, from: impl Producer, label: &'static str) -> u32;
    async fn merge(&mut self, a: impl Producer, b: impl Producer) -> u32;
}

struct Upto {
    at: u32,
    end: u32,
}

impl Producer for Upto {
    fn produce(&mut self) -> Option<u32> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.at)
    }
}

impl Drop for Upto {
    fn drop(&mut self) {
        println!("upto {} dropped at {}", self.end, self.at);
    }
}

struct Once(Option<u32>);

impl Producer for Once {
    fn produce(&mut self) -> Option<u32> {
        self.0.take()
    }
}

struct Total {
    sum: u32,
}

impl Sink for Total {
    async fn drain(&mut self, mut from: impl Producer, label: &'static str) -> u32 {
        let mut n = 0;
        while let Some(v) = from.produce() {
            yield_now().await;
            self.sum += v;
            n += 1;
        }
        println!("{label}: {n}");
        n
    }
    async fn merge(&mut self, mut a: impl Producer, mut b: impl Producer) -> u32 {
        let first = a.produce().unwrap_or(0);
        sleep(1).await;
        let second = b.produce().unwrap_or(0);
        println!("{first} {second}");
        first * second
    }
}

async fn run(s: &mut dyn Sink) -> u32 {
    let a = s.drain(Upto { at: 0, end: 3 }, "upto").await;
    let b = s.drain(Once(Some(50)), "once").await;
    let c = s.merge(Upto { at: 5, end: 9 }, Upto { at: 7, end: 8 }).await;
    let d = s.merge(Once(None), Upto { at: 0, end: 1 }).await;
    a + b + c + d
}

fn main() {
    let mut t = Total { sum: 0 };
    println!("{}", block_on(run(&mut t)));
    println!("{}", t.sum);
    println!("{}", block_on(t.drain(Once(Some(1)), "static")));
}

// OUT: upto: 3
// OUT: upto 3 dropped at 3
// OUT: once: 1
// OUT: 6 8
// OUT: upto 8 dropped at 8
// OUT: upto 9 dropped at 6
// OUT: 0 1
// OUT: upto 1 dropped at 1
// OUT: 52
// OUT: 56
// OUT: static: 1
// OUT: 1
