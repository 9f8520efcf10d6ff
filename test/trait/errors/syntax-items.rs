// Items that are not quite right.
// ERROR: 9:20: expected a type
// ERROR: 10:5: expected `fn`
// ERROR: 13:8: expected
// ERROR: 17:7: expected a type
// ERROR: 20:6: expected
// ERROR: 22:10: no body
trait T {
    fn f(&self) -> ;
    let x = 1;
}

struct { a: i32 }

enum E {
    A,
    B(=),
}

impl for i32 {}

fn body();

fn main() {}
