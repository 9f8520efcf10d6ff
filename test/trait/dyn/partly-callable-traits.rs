// A trait with methods that dyn cannot call makes objects all the same; its
// other methods work through them, and all of them work statically.
// ALLOCS nested: 1
// ALLOCS inline(256): 1
// ALLOCS box: 5
trait Mixed {
    fn new(n: u32) -> Self;
    fn convert<T: From<u32>>(&self) -> T;
    fn same(&self, other: &Self) -> bool;
    fn value(&self) -> u32;
    async fn later(&self) -> u32 {
        yield_now().await;
        self.value() + 1
    }
    fn twice(&self) -> Self;
}

struct Number(u32);

struct Fixed;

impl Mixed for Number {
    fn new(n: u32) -> Number {
        Number(n)
    }
    fn convert<T: From<u32>>(&self) -> T {
        T::from(self.0)
    }
    fn same(&self, other: &Number) -> bool {
        self.0 == other.0
    }
    fn value(&self) -> u32 {
        self.0
    }
    fn twice(&self) -> Number {
        Number(self.0 * 2)
    }
}

impl Mixed for Fixed {
    fn new(_n: u32) -> Fixed {
        Fixed
    }
    fn convert<T: From<u32>>(&self) -> T {
        T::from(1)
    }
    fn same(&self, _other: &Fixed) -> bool {
        true
    }
    fn value(&self) -> u32 {
        1000
    }
    fn twice(&self) -> Fixed {
        Fixed
    }
}

fn through_dyn(m: &dyn Mixed) -> u32 {
    m.value() + block_on(async { m.later().await })
}

fn statically<M: Mixed>(n: u32) -> u32 {
    let a = M::new(n);
    let b = a.twice();
    println!("{} {}", a.same(&b), b.convert::<u64>());
    b.value()
}

fn main() {
    println!("{} {}", through_dyn(&Number(5)), through_dyn(&Fixed));
    println!("{} {}", statically::<Number>(4), statically::<Fixed>(0));
    let list: [Box<dyn Mixed>; 2] = [Box::new(Number::new(7)), Box::new(Fixed::new(7))];
    let mut sum = 0;
    for m in &list {
        sum += through_dyn(&**m);
    }
    println!("{sum}");
}

// OUT: 11 2001
// OUT: false 8
// OUT: true 1
// OUT: 8 1000
// OUT: 2016
