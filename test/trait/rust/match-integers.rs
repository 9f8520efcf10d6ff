// match over numbers: ranges, alternatives, guards, bindings.
// ALLOCS all: 0
fn class(n: i32) -> &'static str {
    match n {
        i32::MIN..=-1 => "negative",
        0 => "zero",
        1 | 2 | 3 => "few",
        x if x % 1000 == 0 => "round",
        4..=99 => "some",
        _ => "many",
    }
}

fn bucket(n: u8) -> u8 {
    match n {
        0..=63 => 0,
        64..=127 => 1,
        128..=191 => 2,
        192..=255 => 3,
    }
}

fn main() {
    for n in [-7, 0, 2, 4, 99, 100, 3000] {
        println!("{n}: {}", class(n));
    }
    for n in [0, 64, 130, 255] {
        print!(" {}", bucket(n));
    }
    println!();
    let message = match 42u64 {
        small @ 0..=9 => small * 10,
        medium @ (10..=19 | 40..=49) => medium + 1,
        other => other,
    };
    println!("{message}");
    match (3, 'c') {
        (0, _) => println!("zero"),
        (n, 'a'..='f') if n > 5 => println!("large hex"),
        (n, letter @ 'a'..='f') => println!("{n} {letter}"),
        _ => println!("other"),
    }
    let text = "stop";
    match text {
        "go" => println!("going"),
        "stop" => println!("stopping"),
        _ => println!("what?"),
    }
    match true {
        true => println!("t"),
        false => println!("f"),
    }
}

// OUT: -7: negative
// OUT: 0: zero
// OUT: 2: few
// OUT: 4: some
// OUT: 99: some
// OUT: 100: many
// OUT: 3000: round
// OUT:  0 1 2 3
// OUT: 43
// OUT: 3 c
// OUT: stopping
// OUT: t
