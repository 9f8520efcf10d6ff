// Patterns that cannot be of the value's type.
// ERROR: 19:9: mismatched types
// ERROR: 20:9: mismatched types
// ERROR: 21:9: mismatched types
// ERROR: 25:14: mismatched types
// ERROR: 26:9: mismatched types
// ERROR: 27:9: `A`
// ERROR: 30:9: mismatched types
// ERROR: 31:9: mismatched types
// ERROR: 33:19: not bound in all
struct S(i32);

enum E {
    A(i32),
}

fn main() {
    match 1 {
        "one" => {}
        Some(_) => {}
        (a, b) => {}
        _ => {}
    }
    match Some(1) {
        Some(true) => {}
        S(_) => {}
        E::A => {}
        _ => {}
    }
    let [a, b] = (1, 2);
    let &x = 5;
    match Some(1) {
        Some(a) | None => {}
    }
}
