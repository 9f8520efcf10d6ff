// The empty tuple has a default value, so has what is made of it.
// ALLOCS all: 0
#[derive(Debug, Default, PartialEq)]
struct Marked<T> {
    mark: T,
    n: u32,
}

fn make<T: Default>() -> T {
    T::default()
}

fn main() {
    println!("{:?}", make::<()>());
    println!("{:?}", make::<Marked<()>>());
    println!("{}", Marked { mark: (), n: 0 } == Default::default());
    let mut place = ();
    println!("{:?}", std::mem::take(&mut place));
    println!("{:?}", Some(()).unwrap_or_default());
}

// OUT: ()
// OUT: Marked { mark: (), n: 0 }
// OUT: true
// OUT: ()
// OUT: ()
