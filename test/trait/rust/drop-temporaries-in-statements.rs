// Temporaries live to the end of their statement; those that a let binds by
// reference live as long as the let.
// ALLOCS all: 0
struct D(&'static str);

impl D {
    fn name(&self) -> &str {
        self.0
    }
    fn make(&self, n: &'static str) -> D {
        println!("make {n}");
        D(n)
    }
}

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn two(a: &D, b: &D) -> usize {
    println!("two {} {}", a.0, b.0);
    a.0.len() + b.0.len()
}

struct Holder<'a> {
    d: &'a D,
}

fn main() {
    println!("{}", D("printed").name());
    let n = two(&D("left"), &D("right"));
    println!("{n}");
    D("chain 1").make("chain 2").make("chain 3").name();
    println!("after the chain");
    let extended = &D("extended");
    println!("uses {}", extended.0);
    let h = Holder { d: &D("held") };
    println!("uses {}", h.d.0);
    let pair = (&D("pair 0"), D("pair 1").0.len());
    println!("uses {} {}", pair.0.0, pair.1);
    let len = { D("block").name().len() };
    println!("{len}");
    let by_match = match D("scrutinee").name().len() {
        n => D("in an arm").0.len() + n,
    };
    println!("{by_match}");
    let _x = D("moved").make("result of a method");
    let s = D("field of a temporary").0;
    println!("{s}");
    let mut sum = 0;
    sum += D("compound").name().len();
    println!("{sum}");
    let array = [D("index 0").0.len(), 5][D("an index").0.len() - 8];
    println!("{array}");
    println!("end");
}

// OUT: printed
// OUT: drop printed
// OUT: two left right
// OUT: drop right
// OUT: drop left
// OUT: 9
// OUT: make chain 2
// OUT: make chain 3
// OUT: drop chain 3
// OUT: drop chain 2
// OUT: drop chain 1
// OUT: after the chain
// OUT: uses extended
// OUT: uses held
// OUT: drop pair 1
// OUT: uses pair 0 6
// OUT: drop block
// OUT: 5
// OUT: drop in an arm
// OUT: drop scrutinee
// OUT: 18
// OUT: make result of a method
// OUT: drop moved
// OUT: drop field of a temporary
// OUT: field of a temporary
// OUT: drop compound
// OUT: 8
// OUT: drop an index
// OUT: drop index 0
// OUT: 7
// OUT: end
// OUT: drop result of a method
// OUT: drop pair 0
// OUT: drop held
// OUT: drop extended
