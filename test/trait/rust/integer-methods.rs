// The methods integers have here.
// ALLOCS all: 0
fn main() {
    let a: i32 = -7;
    println!("{} {} {}", a.abs(), a.min(3), a.max(3));
    println!("{} {}", 2i32.pow(10), 3u64.pow(4));
    println!("{} {}", 250u8.wrapping_add(10), 100i8.wrapping_add(100));
    println!("{} {}", 200u8.wrapping_mul(3), 65537u32.wrapping_mul(65537));
    println!("{:?} {:?}", 250u8.checked_add(5), 250u8.checked_add(6));
    println!("{:?} {:?}", i32::MAX.checked_add(1), i32::MIN.checked_add(-1));
    let mut hash: u64 = 14695981039346656037;
    for byte in [104u8, 101, 108, 108, 111] {
        hash = (hash ^ byte as u64).wrapping_mul(1099511628211);
    }
    println!("{hash:x}");
    let mut seed: u32 = 1;
    let mut i = 0;
    while i < 5 {
        seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
        println!("{}", seed >> 24);
        i += 1;
    }
}

// OUT: 7 -7 3
// OUT: 1024 81
// OUT: 4 -56
// OUT: 88 131073
// OUT: Some(255) None
// OUT: None None
// OUT: a430d84680aabd0b
// OUT: 60
// OUT: 94
// OUT: 129
// OUT: 180
// OUT: 12
