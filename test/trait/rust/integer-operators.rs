// Operators and their precedence, signed and unsigned.
// ALLOCS all: 0
fn main() {
    let a = 17;
    let b = 5;
    println!("{} {} {} {} {}", a + b, a - b, a * b, a / b, a % b);
    println!("{} {} {} {}", -a / b, -a % b, a / -b, a % -b);
    println!("{} {} {}", a & b, a | b, a ^ b);
    println!("{} {} {}", a << 3, a >> 2, -a >> 2);
    println!("{} {}", !a, !0u8);
    println!("{} {}", 1 + 2 * 3 - 4 / 2, (1 + 2) * (3 - 4));
    println!("{} {}", 1 << 2 + 1, 6 & 3 == 2);
    let u: u32 = 0x8000_0000;
    println!("{} {}", u >> 31, u / 3);
    println!("{} {} {} {}", a > b, a >= 17, a != b, a == b);
    let mut x = 10;
    x += 5;
    x -= 3;
    x *= 4;
    x /= 5;
    x %= 7;
    x <<= 4;
    x |= 1;
    x ^= 3;
    x &= 0xff;
    x >>= 1;
    println!("{x}");
    println!("{}", if a < b || a - b == 12 && b != 0 { "yes" } else { "no" });
}

// OUT: 22 12 85 3 2
// OUT: -3 -2 -3 2
// OUT: 1 21 20
// OUT: 136 4 -5
// OUT: -18 255
// OUT: 5 -3
// OUT: 8 true
// OUT: 1 715827882
// OUT: true true true false
// OUT: 17
// OUT: yes
