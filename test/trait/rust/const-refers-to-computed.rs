// What a constant refers to outlives its use, also when it has to be computed,
// or has a destructor, which never runs.
// ALLOCS all: 0
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

const fn power(base: u32, times: u32) -> u32 {
    if times == 0 {
        1
    } else {
        base * power(base, times - 1)
    }
}

const fn make(n: u32) -> D {
    D(n)
}

const THREES: &[u32; 3] = &[power(3, 1), power(3, 2), power(3, 3)];
const MADE: &D = &make(7);

fn noise(n: u32) -> u32 {
    let a = [n; 64];
    let mut sum = 0;
    for i in 0..64 {
        sum += a[i] + i as u32;
    }
    sum
}

fn main() {
    let threes = THREES;
    let made = MADE;
    println!("{}", noise(5));
    println!("{:?} {}", threes, made.0);
}

// OUT: 2336
// OUT: [3, 9, 27] 7
