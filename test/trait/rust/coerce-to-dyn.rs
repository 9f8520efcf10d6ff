// What becomes a trait object: literals whose type is not known yet, and
// `self` where the trait says that it is sized.
// ALLOCS all: 4
use std::fmt::{Debug, Display};

trait Twice {
    fn twice(&self) -> i64;
    fn as_dyn(&self) -> &dyn Twice
    where
        Self: Sized,
    {
        self
    }
    fn boxed(self) -> Box<dyn Twice>
    where
        Self: Sized + 'static,
    {
        Box::new(self)
    }
}

impl Twice for u8 {
    fn twice(&self) -> i64 {
        *self as i64 * 2
    }
}

fn main() {
    let all: [&dyn Debug; 4] = [&1, &"two", &3.0, &Some(4)];
    for a in all {
        println!("{a:?}");
    }
    let b: Box<dyn Display> = Box::new(5);
    println!("{b}");
    let o: Option<Box<dyn Twice>> = Some(Box::new(100));
    println!("{}", o.map_or(0, |t| t.twice()));
    println!("{} {}", 7u8.as_dyn().twice(), 8u8.boxed().twice());
    println!("{}", Box::new(9u8).boxed_twice());
}

trait BoxedTwice {
    fn boxed_twice(self) -> i64;
}

impl BoxedTwice for Box<u8> {
    fn boxed_twice(self) -> i64 {
        let t: Box<dyn Twice> = self;
        t.as_ref().twice()
    }
}

// OUT: 1
// OUT: "two"
// OUT: 3.0
// OUT: Some(4)
// OUT: 5
// OUT: 200
// OUT: 14 16
// OUT: 18
