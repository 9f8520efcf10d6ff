// `-> impl Trait`: closures, iterators, own traits, with captured references.
// ALLOCS all: 0
trait Shape {
    fn area(&self) -> u32;
}

struct Square(u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Drop for Square {
    fn drop(&mut self) {
        println!("square {} gone", self.0);
    }
}

fn square(n: u32) -> impl Shape {
    Square(n)
}

fn scaled(by: u32) -> impl Fn(u32) -> u32 {
    move |n| n * by
}

fn odd(limit: u32) -> impl Iterator<Item = u32> {
    (0..limit).filter(|n| n % 2 == 1)
}

fn pairs<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = (u32, u32)> + 'a {
    a.iter().zip(b.iter()).map(|(x, y)| (*x, *y))
}

struct Store {
    items: [u32; 4],
}

impl Store {
    fn large(&self, than: u32) -> impl Iterator<Item = u32> + '_ {
        self.items.iter().map(|n| *n).filter(move |n| *n > than)
    }
}

fn main() {
    println!("{}", square(3).area());
    let s = square(4);
    println!("{}", s.area());
    println!("{}", scaled(3)(scaled(2)(5)));
    for n in odd(8) {
        print!(" {n}");
    }
    println!();
    for (a, b) in pairs(&[1, 2, 3], &[4, 5]) {
        print!(" {a}x{b}={}", a * b);
    }
    println!();
    let store = Store { items: [3, 9, 1, 7] };
    println!("{} {}", store.large(2).count(), store.large(5).sum::<u32>());
}

// OUT: 9
// OUT: square 3 gone
// OUT: 16
// OUT: 30
// OUT:  1 3 5 7
// OUT:  1x4=4 2x5=10
// OUT: 3 16
// OUT: square 4 gone
