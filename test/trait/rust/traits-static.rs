// Traits called statically: methods, associated functions, several impls.
// ALLOCS all: 0
trait Animal {
    fn name(&self) -> &'static str;
    fn legs(&self) -> u32;
    fn rename(&mut self, name: &'static str);
    fn created() -> Self;
}

struct Dog {
    name: &'static str,
}

struct Bird {
    name: &'static str,
    flies: bool,
}

impl Animal for Dog {
    fn name(&self) -> &'static str {
        self.name
    }
    fn legs(&self) -> u32 {
        4
    }
    fn rename(&mut self, name: &'static str) {
        self.name = name;
    }
    fn created() -> Dog {
        Dog { name: "rex" }
    }
}

impl Animal for Bird {
    fn name(&self) -> &'static str {
        self.name
    }
    fn legs(&self) -> u32 {
        2
    }
    fn rename(&mut self, name: &'static str) {
        self.name = name;
        self.flies = !self.flies;
    }
    fn created() -> Bird {
        Bird { name: "tweety", flies: true }
    }
}

fn introduce<A: Animal>(a: &A) {
    println!("{} has {} legs", a.name(), a.legs());
}

fn make_two<A: Animal>(second: &'static str) -> (A, A) {
    let mut b = A::created();
    b.rename(second);
    (A::created(), b)
}

trait Double {
    fn double(&self) -> Self;
}

impl Double for i32 {
    fn double(&self) -> i32 {
        self * 2
    }
}

impl Double for f64 {
    fn double(&self) -> f64 {
        self * 2.0
    }
}

fn main() {
    let (a, b) = make_two::<Dog>("max");
    introduce(&a);
    introduce(&b);
    let (c, d): (Bird, Bird) = make_two("polly");
    introduce(&c);
    introduce(&d);
    println!("{} {}", c.flies, d.flies);
    println!("{} {}", 21.double(), 0.75.double());
    println!("{} {}", Animal::legs(&a), <Bird as Animal>::created().legs());
    println!("{}", Double::double(&5).double());
}

// OUT: rex has 4 legs
// OUT: max has 4 legs
// OUT: tweety has 2 legs
// OUT: polly has 2 legs
// OUT: true false
// OUT: 42 1.5
// OUT: 4 2
// OUT: 20
