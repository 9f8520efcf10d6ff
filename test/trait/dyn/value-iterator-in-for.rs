// `-> impl Iterator` through dyn, used where a temporary may stand: in for, as
// the receiver of methods, behind `&mut`.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 13
struct Shelf {
    books: [u32; 5],
    reads: u32,
}

struct Endless;

trait Library {
    fn books(&self) -> impl Iterator<Item = u32>;
    fn above(&mut self, n: u32) -> impl Iterator<Item = u32>;
    fn name(&self) -> &'static str {
        "library"
    }
}

impl Library for Shelf {
    fn books(&self) -> impl Iterator<Item = u32> {
        self.books.iter().map(|b| *b)
    }
    fn above(&mut self, n: u32) -> impl Iterator<Item = u32> {
        self.reads += 1;
        self.books.iter().filter(move |b| **b > n).map(|b| *b)
    }
}

impl Library for Endless {
    fn books(&self) -> impl Iterator<Item = u32> {
        (1..).map(|n| n * n)
    }
    fn above(&mut self, n: u32) -> impl Iterator<Item = u32> {
        n + 1..
    }
    fn name(&self) -> &'static str {
        "endless"
    }
}

fn first_three(l: &dyn Library) -> u32 {
    let mut sum = 0;
    let mut n = 0;
    for b in l.books() {
        sum += b;
        n += 1;
        if n == 3 {
            break;
        }
    }
    sum
}

fn second(numbers: &mut dyn Iterator<Item = u32>) -> Option<u32> {
    numbers.next()?;
    numbers.next()
}

fn show(l: &mut dyn Library) {
    println!("{} {}", l.name(), first_three(l));
    println!("{:?}", l.above(4).next());
    println!("{:?}", second(&mut l.books()));
    for a in l.books() {
        if a < 3 {
            continue;
        }
        for b in l.books() {
            if b > a {
                println!("{a} {b}");
                break;
            }
        }
        if a > 4 {
            break;
        }
    }
}

fn main() {
    let mut s = Shelf { books: [3, 1, 4, 5, 9], reads: 0 };
    show(&mut s);
    println!("{} reads", s.reads);
    show(&mut Endless);
}

// OUT: library 8
// OUT: Some(5)
// OUT: Some(1)
// OUT: 3 4
// OUT: 4 5
// OUT: 5 9
// OUT: 1 reads
// OUT: endless 14
// OUT: Some(5)
// OUT: Some(4)
// OUT: 4 9
// OUT: 9 16
