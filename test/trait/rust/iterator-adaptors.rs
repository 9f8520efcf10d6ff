// The adaptors of Iterator, alone and in chains; closures see items in order.
// ALLOCS all: 0
fn main() {
    println!("{}", (1..=10).sum::<i32>());
    println!("{}", (0..20).filter(|n| n % 3 == 0).count());
    println!("{}", (1..=5).fold(1, |a, n| a * n));
    for (i, c) in ['a', 'b', 'c'].iter().enumerate() {
        print!(" {i}{c}");
    }
    println!();
    for (a, b) in (0..10).zip((0..3).rev()) {
        print!(" {a}-{b}");
    }
    println!();
    for n in (1..).map(|n| n * n).filter(|n| n % 2 == 1).take(4) {
        print!(" {n}");
    }
    println!();
    let mut log = 0;
    let total: u32 = (0..6u32)
        .map(|n| {
            log = log * 10 + n;
            n + 1
        })
        .take(3)
        .sum();
    println!("{total} {log}");
    let values = [4, 8, 15, 16, 23, 42];
    println!("{}", values.iter().map(|v| v * 2).sum::<i32>());
    println!("{}", values.iter().zip(values[1..].iter()).map(|(a, b)| b - a).fold(0, |m, d| d.max(m)));
    let mut it = values.iter().filter(|v| **v > 10).map(|v| v % 10);
    println!("{:?} {:?}", it.next(), it.next());
    println!("{}", it.count());
    let mut range = 0..3;
    println!("{:?} {:?} {:?} {:?}", range.next(), range.next(), range.next(), range.next());
    for (i, n) in (10..=12).rev().enumerate().filter(|(i, _)| *i != 1) {
        print!(" {i}:{n}");
    }
    println!();
    println!("{}", (1..=3).map(|a| (1..=a).sum::<i32>()).sum::<i32>());
}

// OUT: 55
// OUT: 7
// OUT: 120
// OUT:  0a 1b 2c
// OUT:  0-2 1-1 2-0
// OUT:  1 9 25 49
// OUT: 6 12
// OUT: 216
// OUT: 19
// OUT: Some(5) Some(6)
// OUT: 2
// OUT: Some(0) Some(1) Some(2) None
// OUT:  0:12 2:10
// OUT: 10
