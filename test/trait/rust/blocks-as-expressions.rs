// Blocks, nested items, statements that are expressions.
// ALLOCS all: 0
fn main() {
    let n = {
        let a = 3;
        let b = 4;
        a * a + b * b
    };
    println!("{n}");
    fn inner(n: i32) -> i32 {
        n + OFFSET
    }
    const OFFSET: i32 = 100;
    struct Local {
        v: i32,
    }
    impl Local {
        fn get(&self) -> i32 {
            self.v
        }
    }
    println!("{}", inner(1) + Local { v: 5 }.get());
    let text = if { n > 20 } { "big" } else { "small" };
    println!("{text}");
    let value = match { let k = n % 3; k } {
        0 => { "zero" }
        1 => {
            let r = "one";
            r
        }
        _ => "two",
    };
    println!("{value}");
    let array = [{ 1 }, { let x = 2; x * 2 }, if n == 25 { 9 } else { 0 }];
    println!("{:?}", array);
    let unit = { n; };
    println!("{:?}", unit);
    println!("{}", { let mut s = 0; for i in 0..5 { s += i; } s });
}

// OUT: 25
// OUT: 106
// OUT: big
// OUT: one
// OUT: [1, 4, 9]
// OUT: ()
// OUT: 10
