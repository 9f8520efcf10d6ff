// Literals that are none.
// ERROR: 9:13: no digits
// ERROR: 10:13: empty character literal
// ERROR: 11:13: one character
// ERROR: 12:18: escape
// ERROR: 13:13: too large
// ERROR: 14:14: suffix
fn main() {
    let a = 0x;
    let b = '';
    let c = 'ab';
    let d = "bad \q";
    let e = 999999999999999999999999999999999999999999;
    let f = 1u7;
}
