// Trait-heavy designs: visitors, states, containers, wrappers, extensions.
// ALLOCS all: 12
use std::fmt::{Debug, Display};
trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> &str {
        "shape"
    }
    fn describe(&self) -> Desc<'_>
    where
        Self: Sized,
    {
        Desc { s: self, k: 1 }
    }
    fn boxed(self) -> Box<dyn Shape>
    where
        Self: Sized + 'static,
    {
        Box::new(self)
    }
}
struct Desc<'a> {
    s: &'a dyn Shape,
    k: i32,
}
impl Display for Desc<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#{} {:.2}", self.s.name(), self.k, self.s.area())
    }
}
struct Sq(f64);
struct Ci {
    r: f64,
}
impl Shape for Sq {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
    fn name(&self) -> &str {
        "square"
    }
}
impl Shape for Ci {
    fn area(&self) -> f64 {
        3.140625 * self.r.powi(2)
    }
}
impl<T: Shape + ?Sized> Shape for Box<T> {
    fn area(&self) -> f64 {
        (**self).area()
    }
    fn name(&self) -> &str {
        (**self).name()
    }
}
impl<S: Shape> Shape for [S; 2] {
    fn area(&self) -> f64 {
        self[0].area() + self[1].area()
    }
    fn name(&self) -> &str {
        "pair"
    }
}
impl<A: Shape, B: Shape> Shape for (A, B) {
    fn area(&self) -> f64 {
        self.0.area() + self.1.area()
    }
}
trait Animal: Debug {
    fn name(&self) -> &'static str;
    fn noise(&self) -> &'static str;
    fn speak(&self) {
        println!("{} says {}", self.name(), self.noise());
    }
}
trait Pet: Animal {
    fn owner(&self) -> &str;
    fn intro(&self) {
        self.speak();
        println!("{:?} owned by {}", self, self.owner());
    }
}
#[derive(Debug)]
struct Dog {
    owner: &'static str,
}
impl Animal for Dog {
    fn name(&self) -> &'static str {
        "dog"
    }
    fn noise(&self) -> &'static str {
        "woof"
    }
}
impl Pet for Dog {
    fn owner(&self) -> &str {
        self.owner
    }
}
fn show_pet(p: &dyn Pet) {
    p.intro();
    p.speak();
    up(p);
}
fn up(a: &dyn Animal) {
    println!("up {}", a.name());
}
trait Container {
    type Item;
    type Iter<'a>: Iterator<Item = &'a Self::Item>
    where
        Self: 'a;
    fn get(&self, i: usize) -> Option<&Self::Item>;
    fn first(&self) -> Option<&Self::Item> {
        self.get(0)
    }
    fn len(&self) -> usize;
    fn each<F: FnMut(&Self::Item)>(&self, mut f: F) {
        for i in 0..self.len() {
            if let Some(x) = self.get(i) {
                f(x)
            }
        }
    }
    fn it<'a>(&'a self) -> Self::Iter<'a>;
}
struct Arr<T>([T; 3]);
impl<T> Container for Arr<T> {
    type Item = T;
    type Iter<'a>
        = std::slice::Iter<'a, T>
    where
        T: 'a;
    fn get(&self, i: usize) -> Option<&T> {
        self.0.get(i)
    }
    fn len(&self) -> usize {
        3
    }
    fn it<'a>(&'a self) -> std::slice::Iter<'a, T> {
        self.0.iter()
    }
}
fn total<C>(c: &C) -> i64
where
    C: Container,
    C::Item: Copy + Into<i64>,
{
    let mut s = 0;
    c.each(|x| s += (*x).into());
    s
}
trait Visitor {
    type Out;
    fn num(&mut self, n: i32) -> Self::Out;
    fn add(&mut self, a: Self::Out, b: Self::Out) -> Self::Out;
}
enum Tree {
    Leaf(i32),
    Node(Box<Tree>, Box<Tree>),
}
impl Tree {
    fn accept<V: Visitor>(&self, v: &mut V) -> V::Out {
        match self {
            Tree::Leaf(n) => v.num(*n),
            Tree::Node(a, b) => {
                let x = a.accept(v);
                let y = b.accept(v);
                v.add(x, y)
            }
        }
    }
}
struct Sum;
impl Visitor for Sum {
    type Out = i32;
    fn num(&mut self, n: i32) -> i32 {
        n
    }
    fn add(&mut self, a: i32, b: i32) -> i32 {
        a + b
    }
}
struct Depth {
    calls: usize,
}
impl Visitor for Depth {
    type Out = usize;
    fn num(&mut self, _: i32) -> usize {
        self.calls += 1;
        1
    }
    fn add(&mut self, a: usize, b: usize) -> usize {
        self.calls += 1;
        1 + a.max(b)
    }
}
trait Zero {
    fn zero() -> Self;
    fn one() -> Self;
}
impl Zero for i32 {
    fn zero() -> i32 {
        0
    }
    fn one() -> i32 {
        1
    }
}
impl Zero for f64 {
    fn zero() -> Self {
        0.0
    }
    fn one() -> f64 {
        1.0
    }
}
impl<T: Zero, U: Zero> Zero for (T, U) {
    fn zero() -> Self {
        (T::zero(), U::zero())
    }
    fn one() -> Self {
        (T::one(), U::one())
    }
}
fn fold<T: Zero + std::ops::Add<Output = T> + Copy>(xs: &[T]) -> T {
    let mut a = T::zero();
    for &x in xs {
        a = a + x;
    }
    a + T::one()
}
trait Ext {
    fn double(&self) -> Self;
    fn twice(self) -> Self
    where
        Self: Sized + Copy,
    {
        let a = self.double();
        a.double()
    }
}
impl Ext for i32 {
    fn double(&self) -> i32 {
        self * 2
    }
}
impl Ext for &'static str {
    fn double(&self) -> &'static str {
        if self.is_empty() {
            "empty"
        } else {
            "full"
        }
    }
}
impl<T: Ext> Ext for Option<T> {
    fn double(&self) -> Self {
        self.as_ref().map(|x| x.double())
    }
}
trait Conv<T> {
    fn conv(&self) -> T;
}
impl Conv<i32> for u8 {
    fn conv(&self) -> i32 {
        *self as i32 + 1000
    }
}
impl Conv<f64> for u8 {
    fn conv(&self) -> f64 {
        *self as f64 / 2.0
    }
}
impl<T: Conv<i32>> Conv<bool> for T {
    fn conv(&self) -> bool {
        let n: i32 = self.conv();
        n > 1005
    }
}
trait State {
    fn next(self: Box<Self>, inp: char) -> Box<dyn State>;
    fn id(&self) -> u8;
}
struct S0;
struct S1(u32);
impl State for S0 {
    fn next(self: Box<Self>, c: char) -> Box<dyn State> {
        if c == 'a' {
            Box::new(S1(1))
        } else {
            self
        }
    }
    fn id(&self) -> u8 {
        0
    }
}
impl State for S1 {
    fn next(self: Box<Self>, c: char) -> Box<dyn State> {
        match c {
            'a' => Box::new(S1(self.0 + 1)),
            'r' => Box::new(S0),
            _ => self,
        }
    }
    fn id(&self) -> u8 {
        self.0 as u8
    }
}
fn largest<'a>(xs: &'a [Box<dyn Shape>]) -> Option<&'a dyn Shape> {
    let mut best: Option<&dyn Shape> = None;
    for x in xs {
        if best.map_or(true, |b| x.area() > b.area()) {
            best = Some(x.as_ref());
        }
    }
    best
}
struct Wrapper<T>(T);
impl<T> Wrapper<T> {
    fn new(t: T) -> Self {
        Wrapper(t)
    }
    fn map<U>(self, f: impl FnOnce(T) -> U) -> Wrapper<U> {
        Wrapper(f(self.0))
    }
}
impl<T: Display> Wrapper<T> {
    fn show(&self) {
        println!("[{}]", self.0);
    }
}
impl Wrapper<i32> {
    fn inc(&mut self) -> &mut Self {
        self.0 += 1;
        self
    }
}
impl<T> std::ops::Deref for Wrapper<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> std::ops::DerefMut for Wrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
fn main() {
    let shapes: [Box<dyn Shape>; 4] = [
        Box::new(Sq(2.0)),
        Box::new(Ci { r: 1.5 }),
        [Sq(1.0), Sq(2.0)].boxed(),
        Box::new((Sq(1.0), Box::new(Ci { r: 0.5 }))),
    ];
    for s in shapes.iter() {
        println!("{} {:.3}", s.name(), s.area());
    }
    println!("{}", Sq(3.0).describe());
    println!("{:?}", largest(&shapes).map(|s| s.area()));
    show_pet(&Dog { owner: "ann" });
    let a = Arr([1i32, 2, 3]);
    println!(
        "{} {:?} {} {}",
        total(&a),
        a.first(),
        a.len(),
        a.it().count()
    );
    println!("{}", total(&Arr([5u8; 3])));
    let t = Tree::Node(
        Box::new(Tree::Node(Box::new(Tree::Leaf(1)), Box::new(Tree::Leaf(2)))),
        Box::new(Tree::Leaf(3)),
    );
    let mut d = Depth { calls: 0 };
    println!("{} {} {}", t.accept(&mut Sum), t.accept(&mut d), d.calls);
    println!(
        "{} {} {:?}",
        fold(&[1, 2, 3]),
        fold(&[0.5, 0.25]),
        <(i32, f64) as Zero>::zero()
    );
    println!("{} {} {:?}", 5.twice(), "x".double(), Some(4).twice());
    let i: i32 = 7u8.conv();
    let f: f64 = 7u8.conv();
    println!("{i} {f} {}", <u8 as Conv<bool>>::conv(&7));
    let mut s: Box<dyn State> = Box::new(S0);
    for c in "xaabra".chars() {
        s = s.next(c);
        print!("{} ", s.id());
    }
    println!("|");
    let mut w = Wrapper::new(1);
    w.inc().inc().inc();
    w.show();
    *w += 10;
    println!("{}", w.pow(2));
    w.map(|x| x > 3).show();
    Wrapper("abc").show();
    println!("{}", Wrapper("abcd").len());
    println!(
        "{}",
        Shape::area(&Sq(1.0)) + <Ci as Shape>::area(&Ci { r: 0.0 })
    );
    let fp: fn(&Sq) -> f64 = Sq::area;
    println!("{}", fp(&Sq(5.0)));
    println!(
        "{:?}",
        [1, 2].iter().map(Ext::double).map(i64::from).sum::<i64>()
    );
}

// OUT: square 4.000
// OUT: shape 7.066
// OUT: pair 5.000
// OUT: shape 1.785
// OUT: square#1 9.00
// OUT: Some(7.06640625)
// OUT: dog says woof
// OUT: Dog { owner: "ann" } owned by ann
// OUT: dog says woof
// OUT: up dog
// OUT: 6 Some(1) 3 3
// OUT: 15
// OUT: 6 3 5
// OUT: 7 1.75 (0, 0.0)
// OUT: 20 full Some(16)
// OUT: 1007 3.5 true
// OUT: 0 1 2 2 0 1 |
// OUT: [4]
// OUT: 196
// OUT: [true]
// OUT: [abc]
// OUT: 4
// OUT: 1
// OUT: 25
// OUT: 6
