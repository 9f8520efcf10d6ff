// Generic methods in traits and impls, closures as their arguments.
// ALLOCS all: 0
trait Visitor {
    fn visit<T: Shown>(&mut self, item: &T);
}

trait Shown {
    fn show(&self) -> u32;
}

impl Shown for u8 {
    fn show(&self) -> u32 {
        *self as u32
    }
}

impl Shown for bool {
    fn show(&self) -> u32 {
        if *self { 100 } else { 200 }
    }
}

struct Sum(u32);
struct Print {
    indent: usize,
}

impl Visitor for Sum {
    fn visit<T: Shown>(&mut self, item: &T) {
        self.0 += item.show();
    }
}

impl Visitor for Print {
    fn visit<T: Shown>(&mut self, item: &T) {
        println!("{}: {}", self.indent, item.show());
        self.indent += 1;
    }
}

fn walk<V: Visitor>(v: &mut V) {
    v.visit(&1u8);
    v.visit(&true);
    v.visit::<u8>(&7);
}

struct Grid {
    cells: [i32; 6],
}

impl Grid {
    fn fold<A, F>(&self, start: A, f: F) -> A
    where
        F: Fn(A, i32) -> A,
    {
        let mut acc = start;
        for c in self.cells {
            acc = f(acc, c);
        }
        acc
    }
    fn update(&mut self, mut f: impl FnMut(usize, &mut i32)) {
        let mut i = 0;
        for c in &mut self.cells {
            f(i, c);
            i += 1;
        }
    }
}

fn main() {
    let mut sum = Sum(0);
    walk(&mut sum);
    println!("{}", sum.0);
    walk(&mut Print { indent: 3 });
    let mut g = Grid { cells: [1, 2, 3, 4, 5, 6] };
    println!("{}", g.fold(0, |a, c| a + c));
    println!("{:?}", g.fold((i32::MAX, i32::MIN), |(lo, hi), c| (lo.min(c), hi.max(c))));
    let mut touched = 0;
    g.update(|i, c| {
        *c *= i as i32;
        touched += 1;
    });
    println!("{:?} {touched}", g.cells);
}

// OUT: 108
// OUT: 3: 1
// OUT: 4: 100
// OUT: 5: 7
// OUT: 21
// OUT: (1, 6)
// OUT: [0, 2, 6, 12, 20, 30] 6
