// `as` converts numbers, and no more.
// ERROR: 13:15: cast
// ERROR: 14:18: cast
// ERROR: 15:17: cast
// ERROR: 17:19: cast
// ERROR: 18:18: cast
// ERROR: 19:20: cast
// ERROR: 21:21: cast
// ERROR: 22:18: `Nothing`
struct S(i32);

fn main() {
    let a = 5 as bool;
    let b = S(1) as i32;
    let c = "7" as i32;
    let d = 97u8 as char;
    let e = 97u32 as char;
    let f = true as f64;
    let g = (1, 2) as i32;
    let h = 1.5 as u8;
    let i = Some(1) as i32;
    let j = 5 as Nothing;
}
