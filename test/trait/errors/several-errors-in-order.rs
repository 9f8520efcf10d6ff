// Errors of one run come in the order of the text, whatever finds them.
// ERROR: 8:5: mismatched types
// ERROR: 14:13: `unknown`
// ERROR: 20:13: moved
// ERROR: 24:11: `None`
// ERROR: 30:9: `+` cannot be applied to `()` and `u32`
fn a() -> u32 {
    "a"
}

struct S;

fn b() {
    let x = unknown;
}

fn c() {
    let d = S;
    let e = d;
    let g = d;
}

fn d() {
    match Some(1) {
        Some(_) => {}
    }
}

fn main() {
    b() + a();
}
