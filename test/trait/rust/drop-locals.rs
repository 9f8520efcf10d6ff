// Locals are dropped in the reverse order of their declaration, at the end of
// their block.
// ALLOCS all: 0
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn inner() -> D {
    let _a = D("inner a");
    let b = D("inner b");
    let _c = D("inner c");
    b
}

fn main() {
    let _a = D("a");
    let _b = D("b");
    {
        let _c = D("c");
        let _d = D("d");
        println!("block ends");
    }
    let _e = inner();
    println!("inner returned");
    let late;
    let _f = D("f");
    late = D("late");
    println!("declared before f: {}", late.0);
    let _ = D("underscore is dropped at once");
    let _g = D("g");
    let never: D;
    if late.0 == "?" {
        never = D("never");
        println!("{}", never.0);
    }
    D("statement");
    println!("main ends");
}

// OUT: block ends
// OUT: drop d
// OUT: drop c
// OUT: drop inner c
// OUT: drop inner a
// OUT: inner returned
// OUT: declared before f: late
// OUT: drop underscore is dropped at once
// OUT: drop statement
// OUT: main ends
// OUT: drop g
// OUT: drop f
// OUT: drop late
// OUT: drop inner b
// OUT: drop b
// OUT: drop a
