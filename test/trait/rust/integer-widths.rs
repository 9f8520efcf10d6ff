// Each integer type keeps its own range; casts cut off or extend.
// ALLOCS all: 0
fn main() {
    let a: i8 = -128;
    let b: u8 = 255;
    let c: i16 = -32768;
    let d: u16 = 65535;
    let e: i32 = -2147483648;
    let f: u32 = 4294967295;
    let g: i64 = -9223372036854775808;
    let h: u64 = 18446744073709551615;
    let i: isize = -1;
    let j: usize = 1;
    println!("{a} {b} {c} {d} {e} {f} {g} {h} {i} {j}");
    println!("{} {} {}", a as u8, b as i8, b as u32);
    println!("{} {} {}", a as i64, d as i16, f as i32);
    println!("{} {} {}", a as u64, i as usize == usize::MAX, 300 as u16 as u8);
    println!("{} {} {}", 0x1234u16 as u8, 0b1010, 0o17);
    println!("{} {}", 1_000_000, 0xffu8);
    println!("{} {} {}", 'a' as u32, 'a' as u8, 98u8 as char);
    println!("{} {}", true as i32, false as u8);
    let wide: i128 = 170141183460469231731687303715884105727;
    println!("{} {}", wide, wide as u64);
    let big: u128 = 1 << 100;
    println!("{big}");
}

// OUT: -128 255 -32768 65535 -2147483648 4294967295 -9223372036854775808 18446744073709551615 -1 1
// OUT: 128 -1 255
// OUT: -128 -1 -1
// OUT: 18446744073709551488 true 44
// OUT: 52 10 15
// OUT: 1000000 255
// OUT: 97 97 b
// OUT: 1 0
// OUT: 170141183460469231731687303715884105727 18446744073709551615
// OUT: 1267650600228229401496703205376
