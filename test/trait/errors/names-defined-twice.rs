// One name, two definitions.
// ERROR: 7:4: defined twice
// ERROR: 11:5: twice
// ERROR: 16:5: twice
// ERROR: 19:8: defined twice
fn f() {}
fn f() {}

struct S {
    a: i32,
    a: u8,
}

enum E {
    A,
    A,
}

struct E;

fn main() {}
