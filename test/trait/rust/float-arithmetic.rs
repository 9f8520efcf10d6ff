// f64: operators, comparison, casts.
// ALLOCS all: 0
fn mean(values: &[f64]) -> f64 {
    let mut sum = 0.0;
    for v in values {
        sum += *v;
    }
    sum / values.len() as f64
}

fn main() {
    let a = 7.5;
    let b: f64 = 2.0;
    println!("{} {} {} {} {}", a + b, a - b, a * b, a / b, a % b);
    println!("{} {} {}", -a, a > b, a == 7.5);
    println!("{} {} {}", 7 as f64 / 2.0, 3.99 as i32, -3.99 as i32);
    println!("{} {} {}", 300.0 as u8, -5.0 as u8, 1e3);
    println!("{:.3}", mean(&[1.0, 2.0, 4.0]));
    let nothing = 0.0 / 0.0;
    println!("{} {} {}", nothing == nothing, 1.0 / 0.0, nothing as i32);
    let mut x = 1.0;
    for _ in 0..10 {
        x = (x + 2.0 / x) / 2.0;
    }
    println!("{x:.10}");
}

// OUT: 9.5 5.5 15 3.75 1.5
// OUT: -7.5 true true
// OUT: 3.5 3 -3
// OUT: 255 0 1000
// OUT: 2.333
// OUT: false inf 0
// OUT: 1.4142135624
