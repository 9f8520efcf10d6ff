// Unwinding through dynamic calls, boxes of trait objects and iterators.
// STDERR: broken at 2
// EXIT: 101
// ALLOCS all: 6
trait Step {
    fn step(&mut self, n: u32) -> u32;
}

struct Good(u32);
struct Broken {
    at: u32,
}

impl Step for Good {
    fn step(&mut self, n: u32) -> u32 {
        self.0 += n;
        self.0
    }
}

impl Step for Broken {
    fn step(&mut self, n: u32) -> u32 {
        if n == self.at {
            panic!("broken at {n}");
        }
        0
    }
}

impl Drop for Good {
    fn drop(&mut self) {
        println!("good {}", self.0);
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        println!("broken {}", self.at);
    }
}

struct Chain {
    steps: [Box<dyn Step>; 3],
}

impl Iterator for Chain {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        let mut v = 1;
        for s in &mut self.steps {
            v += s.step(v);
        }
        Some(v)
    }
}

fn main() {
    let mut quiet = Chain { steps: [Box::new(Good(1)), Box::new(Good(2)), Box::new(Good(3))] };
    println!("{:?}", quiet.next());
    let chain = Chain { steps: [Box::new(Good(0)), Box::new(Broken { at: 2 }), Box::new(Good(9))] };
    for v in chain.take(5) {
        println!("never {v}");
    }
}

// OUT: Some(19)
// OUT: good 1
// OUT: broken 2
// OUT: good 9
// OUT: good 2
// OUT: good 5
// OUT: good 11
