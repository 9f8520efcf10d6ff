// Tokens where none may stand.
// ERROR: 8:17: expected an expression
// ERROR: 9:13: expected an expression
// ERROR: 12:1: expected
// ERROR: 14:11: expected a type
// ERROR: 16:1: expected
fn main() {
    let a = 1 + ;
    let b = ) 2;
}

let outside = 1;

fn f() -> { }

+ 1
