// Pieces left out; the parser goes on after each.
// ERROR: 8:14: expected `;`
// ERROR: 10:9: expected a pattern
// ERROR: 13:18: expected
// ERROR: 16:11: expected `,`
// ERROR: 21:13: expected an expression
fn first() {
    let x = 1
    let y = 2;
    let = 3;
}

fn second(a: i32 b: i32) {}

struct S {
    a: i32
    b: i32,
}

fn main() {
    let z = ;
}
