// Generic types with impls for all and for some parameters.
// ALLOCS all: 0
struct Stack<T> {
    items: [Option<T>; 4],
    len: usize,
}

impl<T: Copy> Stack<T> {
    fn new() -> Self {
        Stack { items: [None; 4], len: 0 }
    }
    fn push(&mut self, item: T) -> bool {
        if self.len == 4 {
            return false;
        }
        self.items[self.len] = Some(item);
        self.len += 1;
        true
    }
    fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        self.items[self.len].take()
    }
}

impl Stack<i32> {
    fn sum(&self) -> i32 {
        let mut s = 0;
        for i in 0..self.len {
            s += self.items[i].unwrap_or(0);
        }
        s
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Either<L, R> {
    Left(L),
    Right(R),
}

impl<L, R> Either<L, R> {
    fn left(self) -> Option<L> {
        match self {
            Either::Left(l) => Some(l),
            Either::Right(_) => None,
        }
    }
    fn map_right<S, F: FnOnce(R) -> S>(self, f: F) -> Either<L, S> {
        match self {
            Either::Left(l) => Either::Left(l),
            Either::Right(r) => Either::Right(f(r)),
        }
    }
}

struct Wrapper<T>(T);

impl<T> Wrapper<T> {
    fn into_inner(self) -> T {
        self.0
    }
    fn zip<U>(self, other: Wrapper<U>) -> Wrapper<(T, U)> {
        Wrapper((self.0, other.0))
    }
}

fn main() {
    let mut s = Stack::new();
    for i in 1..=5 {
        println!("{}", s.push(i * 10));
    }
    println!("{} {:?}", s.sum(), s.pop());
    let mut names: Stack<&str> = Stack::new();
    names.push("a");
    println!("{:?} {:?}", names.pop(), names.pop());
    let e: Either<i32, &str> = Either::Right("four");
    println!("{:?} {:?}", e.map_right(|s| s.len()), e.left());
    println!("{}", Either::<u8, bool>::Left(3) == Either::Left(3));
    let (a, b) = Wrapper(1).zip(Wrapper("w")).into_inner();
    println!("{a} {b}");
}

// OUT: true
// OUT: true
// OUT: true
// OUT: true
// OUT: false
// OUT: 100 Some(40)
// OUT: Some("a") None
// OUT: Right(4) None
// OUT: true
// OUT: 1 w
