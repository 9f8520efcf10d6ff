// An iterator that a call through dyn gives to a `for` goes when the loop ends:
// before the variables of the block that the loop is the result of.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 3
struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Items {
    held: Noisy,
    left: u32,
}

impl Iterator for Items {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.held.0 + self.left)
    }
}

trait Source {
    fn items(&self, n: u32) -> impl Iterator<Item = u32>;
}

struct Two;

impl Source for Two {
    fn items(&self, n: u32) -> impl Iterator<Item = u32> {
        Items { held: Noisy(n), left: 2 }
    }
}

fn at_the_end(s: &dyn Source) {
    let _local = Noisy(1);
    for i in s.items(10) {
        println!("{i}");
    }
}

fn in_a_branch(s: &dyn Source, leave: bool) -> u32 {
    if leave {
        let _local = Noisy(2);
        for i in s.items(20) {
            if i == 20 {
                return i;
            }
        }
    } else {
        let _local = Noisy(3);
        'outer: for _ in s.items(30) {
            break 'outer;
        }
    }
    println!("behind");
    0
}

fn main() {
    let s: Box<dyn Source> = Box::new(Two);
    at_the_end(&*s);
    println!("{}", in_a_branch(&*s, true));
    println!("{}", in_a_branch(&*s, false));
}

// OUT: 11
// OUT: 10
// OUT: drop 10
// OUT: drop 1
// OUT: drop 20
// OUT: drop 2
// OUT: 20
// OUT: drop 30
// OUT: drop 3
// OUT: behind
// OUT: 0
