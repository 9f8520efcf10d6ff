// Closures stored, returned, composed, nested, recursive, and in objects.
// ALLOCS all: 6
struct Counter {
    hits: u32,
    name: &'static str,
    data: [i32; 3],
}
fn apply<F>(f: F, n: i32) -> i32
where
    F: Fn(i32) -> i32,
{
    f(n)
}
fn apply_mut(f: &mut dyn FnMut(i32)) {
    f(1);
    f(2);
}
fn make(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}
fn boxed(n: i32) -> Box<dyn Fn(i32) -> i32> {
    if n > 0 {
        Box::new(move |x| x * n)
    } else {
        Box::new(|x| -x)
    }
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}
fn twice<F: FnMut()>(mut f: F) {
    f();
    f();
}
fn once<F: FnOnce() -> T, T>(f: F) -> T {
    f()
}
fn curry(a: i32) -> impl Fn(i32) -> Box<dyn Fn(i32) -> i32> {
    move |b| Box::new(move |c| a * 100 + b * 10 + c)
}
fn rec(f: &dyn Fn(&dyn Fn(u64) -> u64, u64) -> u64, n: u64) -> u64 {
    f(&|k| rec(f, k), n)
}
fn add1(x: i32) -> i32 {
    x + 1
}
struct Handler<'a> {
    f: Option<Box<dyn FnMut(&str) -> usize + 'a>>,
}
impl<'a> Handler<'a> {
    fn call(&mut self, s: &str) -> Option<usize> {
        self.f.as_mut().map(|f| f(s))
    }
    fn call2(&mut self, s: &str) -> usize {
        match &mut self.f {
            Some(f) => f(s),
            None => 0,
        }
    }
}
struct Op<F: Fn(i32, i32) -> i32> {
    f: F,
    n: &'static str,
}
fn main() {
    let k = 10;
    println!(
        "{} {} {}",
        apply(|x| x * k, 4),
        apply(make(5), 1),
        apply(&boxed(3), 2)
    );
    println!("{} {}", boxed(-1)(7), apply(add1, 1));
    let mut sum = 0;
    apply_mut(&mut |x| sum += x);
    println!("{sum}");
    let mut c = Counter {
        hits: 0,
        name: "c",
        data: [1, 2, 3],
    };
    {
        let name = &c.name;
        let mut inc = || {
            c.hits += 1;
            c.data[1] *= 2;
        };
        inc();
        inc();
        println!("{}", name);
    }
    println!("{} {} {:?}", c.hits, c.name, c.data);
    let f = compose(|x: i32| x as f64 / 2.0, |y: f64| y > 1.0);
    println!("{} {}", f(1), f(3));
    let mut n = 0;
    twice(|| {
        let mut g = || n += 1;
        g();
        g();
    });
    println!("{}", n);
    let s = Box::new(5);
    println!("{}", once(move || *s + 1));
    println!("{}", curry(1)(2)(3));
    println!(
        "{}",
        rec(&|me, n| if n < 2 { 1 } else { n * me(n - 1) }, 10)
    );
    let fs: [fn(i32) -> i32; 3] = [add1, |x| x * x, |x| x - 1];
    println!("{:?}", fs.iter().map(|f| f(9)).fold(0, |a, b| a * 100 + b));
    let mut total = 0;
    {
        let mut h = Handler {
            f: Some(Box::new(|s| {
                total += s.len();
                total
            })),
        };
        println!("{:?} {} {:?}", h.call("abc"), h.call2("de"), h.call(""));
    }
    println!("{}", total);
    let ops = [Op {
        f: |a, b| a + b,
        n: "add",
    }];
    for o in &ops {
        println!("{} {}", o.n, (o.f)(1, 2));
    }
    let bs: [Box<dyn Fn(i32) -> i32>; 3] = [
        Box::new(|x| x + 1),
        Box::new(move |x| x + k),
        Box::new(make(7)),
    ];
    println!("{}", bs.iter().fold(1, |acc, f| f(acc)));
    let v = (1..4)
        .map(|i| (1..=i).map(move |j| i * j))
        .map(|it| it.sum::<i32>())
        .max();
    println!("{:?}", v);
    let t = (String1("a"), String1("b"));
    let g = move || {
        let x = &t.0;
        x.0.len()
    };
    println!("{}", g());
    println!("end");
}
struct String1(&'static str);
impl Drop for String1 {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

// OUT: 40 6 6
// OUT: -7 2
// OUT: 3
// OUT: c
// OUT: 2 c [1, 8, 3]
// OUT: false true
// OUT: 4
// OUT: 6
// OUT: 123
// OUT: 3628800
// OUT: 108108
// OUT: Some(3) 5 Some(5)
// OUT: 5
// OUT: add 3
// OUT: 19
// OUT: Some(18)
// OUT: 1
// OUT: end
// OUT: drop a
// OUT: drop b
