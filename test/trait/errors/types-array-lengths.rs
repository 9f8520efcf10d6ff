// The length of an array is a constant of its type.
// ERROR: 7:17: mismatched types
// ERROR: 11:17: constant
// ERROR: 13:23: mismatched types
// ERROR: 14:17: mismatched types
const C: usize = 3;
const D: bool = 1;

fn main() {
    let n = 4;
    let a = [0; n];
    let b = [0; C];
    let c: [i32; 2] = [0; C];
    let d = [0; true];
}
