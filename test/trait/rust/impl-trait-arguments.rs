// `impl Trait` in argument position: by value, by reference, several.
// ALLOCS all: 0
trait Speak {
    fn speak(&self) -> u32;
}

struct Cat(u32);
struct Robot;

impl Speak for Cat {
    fn speak(&self) -> u32 {
        println!("meow {}", self.0);
        self.0
    }
}

impl Speak for Robot {
    fn speak(&self) -> u32 {
        println!("beep");
        0
    }
}

impl Drop for Cat {
    fn drop(&mut self) {
        println!("cat {} leaves", self.0);
    }
}

fn by_value(s: impl Speak) -> u32 {
    s.speak() + 1
}

fn by_ref(s: &impl Speak) -> u32 {
    s.speak() + 2
}

fn pair(a: impl Speak, b: impl Speak) -> u32 {
    b.speak() + a.speak()
}

fn extend(target: &mut [u32], values: impl Iterator<Item = u32>) -> usize {
    let mut n = 0;
    for v in values {
        if n == target.len() {
            break;
        }
        target[n] = v;
        n += 1;
    }
    n
}

fn main() {
    println!("{}", by_value(Cat(1)));
    let c = Cat(2);
    println!("{}", by_ref(&c));
    println!("{}", by_value(Robot));
    println!("{}", pair(Cat(3), Cat(4)));
    println!("{}", pair(Robot, c));
    let mut buf = [0; 4];
    println!("{} {:?}", extend(&mut buf, 1..3), buf);
    println!("{} {:?}", extend(&mut buf, (10..20).filter(|n| n % 3 == 0)), buf);
    println!("{} {:?}", extend(&mut buf[2..], buf_source()), buf);
}

fn buf_source() -> impl Iterator<Item = u32> {
    [7, 8, 9].into_iter()
}

// OUT: meow 1
// OUT: cat 1 leaves
// OUT: 2
// OUT: meow 2
// OUT: 4
// OUT: beep
// OUT: 1
// OUT: meow 4
// OUT: meow 3
// OUT: cat 4 leaves
// OUT: cat 3 leaves
// OUT: 7
// OUT: meow 2
// OUT: beep
// OUT: cat 2 leaves
// OUT: 2
// OUT: 2 [1, 2, 0, 0]
// OUT: 3 [12, 15, 18, 0]
// OUT: 2 [12, 15, 7, 8]
