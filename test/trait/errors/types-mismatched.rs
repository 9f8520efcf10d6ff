// Values of the wrong type in each kind of place.
// ERROR: 24:5: mismatched types
// ERROR: 28:18: mismatched types
// ERROR: 29:10: mismatched types
// ERROR: 30:20: mismatched types
// ERROR: 31:8: mismatched types
// ERROR: 32:35: mismatched types
// ERROR: 34:9: mismatched types
// ERROR: 35:20: mismatched types
// ERROR: 36:30: mismatched types
// ERROR: 37:11: mismatched types
// ERROR: 38:19: mismatched types
// ERROR: 39:25: mismatched types
// ERROR: 40:12: mismatched types
struct P {
    x: i32,
}

fn take(n: i32) -> bool {
    n > 0
}

fn result() -> u8 {
    true
}

fn main() {
    let a: i32 = "text";
    take(1.5);
    let p = P { x: false };
    if p.x {}
    let b = if take(1) { 1 } else { "two" };
    let mut c = 1u8;
    c = 2u16;
    let d = [1, 2, "three"];
    let e: (i32, bool) = (1, 2);
    while 1 {}
    let f: &i32 = 5;
    let g: Option<u8> = 7;
    return 1;
}
