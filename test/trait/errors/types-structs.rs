// Struct literals and fields.
// ERROR: 24:13: `y`
// ERROR: 25:29: twice
// ERROR: 27:22: `2`
// ERROR: 28:16: `X`
// ERROR: 29:16: `z`
// ERROR: 30:9: `y`
// ERROR: 31:9: fields
// ERROR: 32:13: `a`
// ERROR: 33:9: mismatched types
struct P {
    x: i32,
    y: i32,
}

struct T(i32, i32);

enum E {
    V { a: i32 },
    W(i32),
}

fn main() {
    let a = P { x: 1 };
    let b = P { x: 1, y: 2, x: 3 };
    let c = T(1, 2);
    println!("{}", c.2);
    let d = E::X;
    let P { x, z, .. } = b;
    let P { x: q } = a;
    let T(m, n, o) = c;
    let e = E::V {};
    let (f, g, h) = (1, 2);
}
