// while, loop with a value, labels on both.
// ALLOCS all: 0
fn main() {
    let mut n = 27;
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    println!("{steps}");
    let mut i = 0;
    let found = loop {
        i += 1;
        if i % 2 == 0 {
            continue;
        }
        if i * i > 50 {
            break i;
        }
    };
    println!("{found}");
    let mut pairs = 0;
    'rows: for a in 0..5 {
        for b in 0..5 {
            if b > a {
                continue 'rows;
            }
            if a + b == 7 {
                println!("stop at {a} {b}");
                break 'rows;
            }
            pairs += 1;
        }
    }
    println!("{pairs}");
    let answer = 'outer: loop {
        loop {
            break 'outer 42;
        }
    };
    println!("{answer}");
    let early = 'block: {
        if answer == 42 {
            break 'block "left early";
        }
        "to the end"
    };
    println!("{early}");
    let mut v = Some(3);
    while let Some(n) = v {
        print!(" {n}");
        v = if n == 0 { None } else { Some(n - 1) };
    }
    println!();
}

// OUT: 111
// OUT: 9
// OUT: stop at 4 3
// OUT: 13
// OUT: 42
// OUT: left early
// OUT:  3 2 1 0
