// Arguments belong to the callee, which drops them after its locals, last
// parameter first; patterns in parameters; unused ones.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn f(a: D, b: D) {
    let _local = D("local");
    println!("in f with {} {}", a.0, b.0);
}

fn unused(_a: D, _: D, _c: D) {
    println!("in unused");
}

fn destructured((x, _): (D, D), D2 { p, q: _ }: D2) {
    println!("in destructured with {} {}", x.0, p.0);
}

struct D2 {
    p: D,
    q: D,
}

impl D {
    fn consume(self, other: &D) {
        println!("{} consumes itself beside {}", self.0, other.0);
    }
    fn pass(self) -> D {
        println!("pass {}", self.0);
        self
    }
}

fn make(name: &'static str) -> D {
    println!("make {name}");
    D(name)
}

fn main() {
    f(make("a1"), make("b1"));
    println!("--");
    unused(make("a2"), make("b2"), make("c2"));
    println!("--");
    destructured((make("x"), make("y")), D2 { q: make("q"), p: make("p") });
    println!("--");
    make("self").consume(&make("other"));
    println!("--");
    let d = make("passed").pass().pass();
    println!("got {}", d.0);
    println!("--");
    let kept = make("kept");
    f(d, make("fresh"));
    println!("kept {}", kept.0);
}

// OUT: make a1
// OUT: make b1
// OUT: in f with a1 b1
// OUT: drop local
// OUT: drop b1
// OUT: drop a1
// OUT: --
// OUT: make a2
// OUT: make b2
// OUT: make c2
// OUT: in unused
// OUT: drop c2
// OUT: drop b2
// OUT: drop a2
// OUT: --
// OUT: make x
// OUT: make y
// OUT: make q
// OUT: make p
// OUT: in destructured with x p
// OUT: drop p
// OUT: drop q
// OUT: drop x
// OUT: drop y
// OUT: --
// OUT: make self
// OUT: make other
// OUT: self consumes itself beside other
// OUT: drop self
// OUT: drop other
// OUT: --
// OUT: make passed
// OUT: pass passed
// OUT: pass passed
// OUT: got passed
// OUT: --
// OUT: make kept
// OUT: make fresh
// OUT: in f with passed fresh
// OUT: drop local
// OUT: drop fresh
// OUT: drop passed
// OUT: kept kept
// OUT: drop kept
