// Associated types in signatures, bounds and projections.
// ALLOCS all: 0
trait Container {
    type Item;
    fn get(&self, i: usize) -> Option<Self::Item>;
    fn first(&self) -> Option<Self::Item> {
        self.get(0)
    }
    fn size(&self) -> usize;
}

struct Evens(usize);
struct Letters;

impl Container for Evens {
    type Item = u32;
    fn get(&self, i: usize) -> Option<u32> {
        if i < self.0 { Some(i as u32 * 2) } else { None }
    }
    fn size(&self) -> usize {
        self.0
    }
}

impl Container for Letters {
    type Item = char;
    fn get(&self, i: usize) -> Option<char> {
        if i < 26 { Some((b'a' + i as u8) as char) } else { None }
    }
    fn size(&self) -> usize {
        26
    }
}

fn last<C: Container>(c: &C) -> Option<C::Item> {
    c.get(c.size() - 1)
}

fn sum<C>(c: &C) -> u32
where
    C: Container<Item = u32>,
{
    let mut s = 0;
    let mut i = 0;
    while let Some(v) = c.get(i) {
        s += v;
        i += 1;
    }
    s
}

struct Both<A: Container, B: Container> {
    a: A,
    b: B,
}

impl<A: Container, B: Container> Container for Both<A, B> {
    type Item = (A::Item, B::Item);
    fn get(&self, i: usize) -> Option<Self::Item> {
        Some((self.a.get(i)?, self.b.get(i)?))
    }
    fn size(&self) -> usize {
        self.a.size().min(self.b.size())
    }
}

fn main() {
    println!("{:?} {:?}", Evens(3).first(), Letters.first());
    println!("{:?} {:?}", last(&Evens(5)), last(&Letters));
    println!("{}", sum(&Evens(10)));
    let both = Both { a: Evens(4), b: Letters };
    println!("{:?} {:?} {:?}", both.first(), last(&both), both.get(4));
}

// OUT: Some(0) Some('a')
// OUT: Some(8) Some('z')
// OUT: 90
// OUT: Some((0, 'a')) Some((6, 'd')) None
