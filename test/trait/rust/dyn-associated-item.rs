// `dyn Trait<Item = T>`: own traits and Iterator behind references and boxes.
// ALLOCS all: 4
trait Source {
    type Item;
    fn pull(&mut self) -> Option<Self::Item>;
}

struct Range {
    at: u32,
    end: u32,
}

struct Repeat<T> {
    value: T,
    left: u32,
}

impl Source for Range {
    type Item = u32;
    fn pull(&mut self) -> Option<u32> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.at - 1)
    }
}

impl<T: Clone> Source for Repeat<T> {
    type Item = T;
    fn pull(&mut self) -> Option<T> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.value.clone())
    }
}

struct Adapter<'a> {
    inner: &'a mut dyn Source<Item = u32>,
}

impl Iterator for Adapter<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.inner.pull()
    }
}

struct Down {
    from: u32,
}

impl Iterator for Down {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.from = self.from.checked_add(0)?;
        if self.from == 0 {
            return None;
        }
        self.from -= 1;
        Some(self.from)
    }
}

fn sum(s: &mut dyn Source<Item = u32>) -> u32 {
    let mut total = 0;
    while let Some(n) = s.pull() {
        total += n;
    }
    total
}

fn total(numbers: &mut dyn Iterator<Item = u32>) -> u32 {
    let mut t = 0;
    for n in numbers {
        t += n;
    }
    t
}

fn numbers(kind: bool) -> Box<dyn Iterator<Item = u32>> {
    if kind {
        Box::new(Down { from: 5 })
    } else {
        Box::new((1..4).map(|n| n * 100))
    }
}

fn main() {
    println!("{}", sum(&mut Range { at: 1, end: 5 }));
    println!("{}", sum(&mut Repeat { value: 7, left: 3 }));
    let mut words: Box<dyn Source<Item = &'static str>> = Box::new(Repeat { value: "w", left: 2 });
    while let Some(w) = words.pull() {
        println!("{w}");
    }
    println!("{}", total(&mut Adapter { inner: &mut Range { at: 0, end: 4 } }));
    println!("{} {}", total(&mut *numbers(true)), total(&mut *numbers(false)));
    for n in numbers(false) {
        println!("{n}");
    }
}

// OUT: 10
// OUT: 21
// OUT: w
// OUT: w
// OUT: 6
// OUT: 10 600
// OUT: 100
// OUT: 200
// OUT: 300
