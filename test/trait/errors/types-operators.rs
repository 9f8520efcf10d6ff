// Operators between types that do not have them.
// ERROR: 16:15: `+` cannot be applied to `{integer}` and `bool`
// ERROR: 17:19: the operands of `+` differ: `u8` and `u16`
// ERROR: 18:15: `S`
// ERROR: 19:13: `bool`
// ERROR: 20:15: `S`
// ERROR: 21:19: the operands of `+` differ: `{float}` and `{integer}`
// ERROR: 22:17: `&str`
// ERROR: 23:13: mismatched types
// ERROR: 24:13: dereferenced
// ERROR: 25:13: `!` cannot be applied to `{float}`
// ERROR: 27:7: `bool`
struct S;

fn main() {
    let a = 1 + true;
    let b = 1u8 + 2u16;
    let c = S + S;
    let d = -true;
    let e = S == S;
    let f = 1.0 + 1;
    let g = "a" + "b";
    let h = 1 && true;
    let i = *5;
    let j = !1.5;
    let mut k = true;
    k += false;
}
