// Iterators and adaptors written by hand, and long chains of the prelude's.
// ALLOCS all: 3
struct Fib {
    a: u64,
    b: u64,
}
impl Iterator for Fib {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        let r = self.a;
        self.a = self.b;
        self.b += r;
        Some(r)
    }
}
struct Countdown(u32);
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}
struct MyMap<I, F> {
    i: I,
    f: F,
}
impl<I: Iterator, B, F: FnMut(I::Item) -> B> Iterator for MyMap<I, F> {
    type Item = B;
    fn next(&mut self) -> Option<B> {
        self.i.next().map(&mut self.f)
    }
}
trait IterExt: Iterator {
    fn my_map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> MyMap<Self, F>
    where
        Self: Sized,
    {
        MyMap { i: self, f }
    }
    fn every(self, n: usize) -> Every<Self>
    where
        Self: Sized,
    {
        Every { i: self, n }
    }
    fn total(self) -> Self::Item
    where
        Self: Sized,
        Self::Item: std::ops::Add<Output = Self::Item> + Default,
    {
        self.fold(Default::default(), |a, b| a + b)
    }
}
impl<I: Iterator> IterExt for I {}
struct Every<I> {
    i: I,
    n: usize,
}
impl<I> Iterator for Every<I>
where
    I: Iterator,
{
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        let r = self.i.next();
        for _ in 1..self.n {
            self.i.next();
        }
        r
    }
}
fn evens() -> impl Iterator<Item = u32> {
    (0..).step_by(2)
}
fn boxed<'a>(b: bool) -> Box<dyn Iterator<Item = u32> + 'a> {
    if b {
        Box::new(evens().take(3))
    } else {
        Box::new(Countdown(3))
    }
}
fn sum_all(it: &mut dyn Iterator<Item = u32>) -> u32 {
    let mut s = 0;
    for x in it {
        s += x;
    }
    s
}
fn pr<I>(it: I)
where
    I: IntoIterator,
    I::Item: std::fmt::Display,
{
    for x in it {
        print!("{x} ");
    }
    println!("|");
}
fn main() {
    pr(Fib { a: 0, b: 1 }.take_while(|&x| x < 100));
    pr(Countdown(5).my_map(|x| x * x).every(2));
    println!("{}", Fib { a: 0, b: 1 }.take(10).total());
    pr(evens().skip(2).take(3).chain(Countdown(2)).map(|x| x + 1));
    pr(boxed(true));
    pr(boxed(false));
    println!(
        "{} {}",
        sum_all(&mut *boxed(true)),
        sum_all(&mut Countdown(4))
    );
    pr((1..=3).flat_map(|i| (0..i).map(move |j| i * 10 + j)));
    pr([3, 1, 2].iter().rev());
    pr("hey".chars().rev());
    pr("a-b".bytes());
    println!(
        "{:?} {:?} {:?}",
        (1..10).min_by_key(|x| (x - 5i32).abs()),
        [3, 9, 4].iter().max(),
        (1..1).max()
    );
    println!(
        "{:?}",
        [1.5, 0.5].iter().cloned().fold(f64::INFINITY, f64::min)
    );
    println!(
        "{} {} {:?} {:?}",
        (1..5).any(|x| x == 3),
        (1..5).all(|x| x < 4),
        (1..5).position(|x| x == 3),
        (1..5).find(|x| x % 4 == 0)
    );
    println!("{:?}", (1..=4).product::<u32>());
    let mut it = (1..6).peekable();
    while let Some(x) = it.next() {
        if let Some(n) = it.peek() {
            print!("{x}<{n} ");
        }
    }
    println!("|");
    let mut z = [1, 2, 3].iter().zip("abc".chars());
    println!("{:?} {:?}", z.next(), z.last());
    let (a, b): (i32, i32) = (1..=6).fold(
        (0, 0),
        |(a, b), x| if x % 2 == 0 { (a + x, b) } else { (a, b + x) },
    );
    println!("{a} {b}");
    println!(
        "{:?}",
        (1..4)
            .scan(1, |s, x| {
                *s *= x;
                Some(*s)
            })
            .last()
    );
    for (i, x) in (10..13).enumerate().skip(1) {
        print!("{i}:{x} ");
    }
    println!("|");
    println!("{:?}", [1, 2, 3, 4].chunks(3).map(|c| c.len()).collect2());
    pr([1, 2, 3, 4].windows(2).map(|w| w[0] * w[1]));
    println!(
        "{:?} {:?}",
        (0..5).rev().step_by(2).nth(1),
        [1, 2, 3].iter().copied().reduce(|a, b| a * b)
    );
    println!("{}", (1..=3).map(|x| x as f64).sum::<f64>());
    let mut c = [1, 2].iter().cycle();
    for _ in 0..3 {
        print!("{} ", c.next().unwrap());
    }
    println!("|");
    println!("{:?}", (1..=3).try_fold(0i8, |a, x| a.checked_add(x * 30)));
    println!("{:?}", [Some(1), None].into_iter().flatten().count());
    let mut by = 0..10;
    let s: i32 = by.by_ref().take(3).sum();
    println!("{s} {:?}", by.next());
    println!(
        "{:?}",
        [5, 3, 8]
            .iter()
            .enumerate()
            .max_by(|a, b| a.1.cmp(b.1))
            .map(|(i, _)| i)
    );
    println!(
        "{:?}",
        std::iter::successors(Some(1u32), |x| if *x < 100 { Some(x * 3) } else { None }).last()
    );
    let mut n = 0;
    let v: i32 = std::iter::from_fn(|| {
        n += 1;
        if n < 4 {
            Some(n)
        } else {
            None
        }
    })
    .sum();
    println!("{v}");
    pr(std::iter::repeat(7).take(2));
    pr(std::iter::once(1).chain(std::iter::empty()));
    let mut arr = [5, 2, 8, 1];
    arr.sort();
    println!("{arr:?}");
    arr.sort_by(|a, b| b.cmp(a));
    println!("{arr:?} {:?}", arr.binary_search_by(|p| 2.cmp(p)));
    for x in arr.iter_mut().filter(|x| **x > 2) {
        *x = 0;
    }
    println!(
        "{arr:?} {:?} {:?}",
        arr.first(),
        arr.iter().skip_while(|x| **x == 0).count()
    );
    let m = [[1, 2], [3, 4]];
    println!("{}", m.iter().map(|r| r.iter().sum::<i32>()).sum::<i32>());
    println!("{:?}", m.iter().flatten().max());
    println!(
        "{:?}",
        (0..3).map(|x| x * 2).inspect(|x| print!("<{x}>")).last()
    );
    println!("{:?}", (1..=5).partition2());
}
trait C2: Iterator {
    fn collect2(self) -> [Option<Self::Item>; 2];
}
impl<I: Iterator> C2 for I {
    fn collect2(mut self) -> [Option<I::Item>; 2] {
        [self.next(), self.next()]
    }
}
trait P2 {
    fn partition2(self) -> (u32, u32);
}
impl<I: Iterator<Item = u32>> P2 for I {
    fn partition2(self) -> (u32, u32) {
        let mut e = 0;
        let mut o = 0;
        self.for_each(|x| if x % 2 == 0 { e += 1 } else { o += 1 });
        (e, o)
    }
}

// OUT: 0 1 1 2 3 5 8 13 21 34 55 89 |
// OUT: 16 4 0 |
// OUT: 88
// OUT: 5 7 9 2 1 |
// OUT: 0 2 4 |
// OUT: 2 1 0 |
// OUT: 6 6
// OUT: 10 20 21 30 31 32 |
// OUT: 2 1 3 |
// OUT: y e h |
// OUT: 97 45 98 |
// OUT: Some(5) Some(9) None
// OUT: 0.5
// OUT: true false Some(2) Some(4)
// OUT: 24
// OUT: 1<2 2<3 3<4 4<5 |
// OUT: Some((1, 'a')) Some((3, 'c'))
// OUT: 12 9
// OUT: Some(6)
// OUT: 1:11 2:12 |
// OUT: [Some(3), Some(1)]
// OUT: 2 6 12 |
// OUT: Some(2) Some(6)
// OUT: 6
// OUT: 1 2 1 |
// OUT: None
// OUT: 1
// OUT: 3 Some(3)
// OUT: Some(2)
// OUT: Some(243)
// OUT: 6
// OUT: 7 7 |
// OUT: 1 |
// OUT: [1, 2, 5, 8]
// OUT: [8, 5, 2, 1] Ok(2)
// OUT: [0, 0, 2, 1] Some(0) 2
// OUT: 10
// OUT: Some(4)
// OUT: <0><2><4>Some(4)
// OUT: (2, 3)
