// Literals beyond their type.
// ERROR: 9:17: out of range
// ERROR: 10:17: out of range
// ERROR: 12:13: out of range
// ERROR: 13:18: out of range
// ERROR: 14:18: `u32`
// ERROR: 16:13: out of range
fn main() {
    let a: u8 = 256;
    let b: i8 = 128;
    let c: i8 = -128;
    let d = 300u8;
    let e: i32 = 2147483648;
    let f: u32 = -1;
    let g: u64 = 18446744073709551615;
    let h = 3000000000;
}
