// Generic functions with bounds in both places, inferred and written out.
// ALLOCS all: 0
fn first<T: Copy>(values: &[T]) -> T {
    values[0]
}

fn same<T: PartialEq>(a: &T, b: &T) -> bool {
    *a == *b
}

trait Measure {
    fn measure(&self) -> u32;
}

impl Measure for u32 {
    fn measure(&self) -> u32 {
        *self
    }
}

impl Measure for &str {
    fn measure(&self) -> u32 {
        self.len() as u32
    }
}

impl<T: Measure> Measure for Option<T> {
    fn measure(&self) -> u32 {
        match self {
            Some(v) => v.measure() + 1,
            None => 0,
        }
    }
}

impl<T: Measure> Measure for [T; 2] {
    fn measure(&self) -> u32 {
        let mut sum = 0;
        for v in self {
            sum += v.measure();
        }
        sum
    }
}

impl<A, B> Measure for (A, B)
where
    A: Measure,
    B: Measure,
{
    fn measure(&self) -> u32 {
        self.0.measure() * self.1.measure()
    }
}

fn total<A, B>(a: A, b: B) -> u32
where
    A: Measure,
    B: Measure,
{
    a.measure() + b.measure()
}

fn choose<T>(left: bool, a: T, b: T) -> T {
    if left { a } else { b }
}

fn default_of<T: Make>() -> T {
    T::make()
}

trait Make {
    fn make() -> Self;
}

impl Make for i32 {
    fn make() -> i32 {
        -1
    }
}

impl Make for bool {
    fn make() -> bool {
        true
    }
}

fn main() {
    println!("{} {}", first(&[3, 4]), first(&["a", "b"]));
    println!("{} {}", same(&1, &1), same(&"x", &"y"));
    println!("{} {}", total(5u32, "four"), total(Some("abc"), None::<u32>));
    println!("{}", [(2u32, "xyz"), (1, "q")].measure());
    println!("{} {}", choose(true, 1, 2), choose::<&str>(false, "l", "r"));
    let n: i32 = default_of();
    println!("{n} {}", default_of::<bool>());
}

// OUT: 3 a
// OUT: true false
// OUT: 9 4
// OUT: 7
// OUT: 1 r
// OUT: -1 true
