// A type that stays unknown after a mistake does not slow down what follows it.
fn main() {
    let mut n = 0;
    let v: i32 = std::iter::from_fn(|| {
        n += 1;
        if n < 4 {
            Some(n);
        } else {
            None
        }
    })
    .sum();
    println!("{v}");
    println!("{:?}", (0..3).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (1..4).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (2..5).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (3..6).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (4..7).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (5..8).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (6..9).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (7..10).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (8..11).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (9..12).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (10..13).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (11..14).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (12..15).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (13..16).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (14..17).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (15..18).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (16..19).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (17..20).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (18..21).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (19..22).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (20..23).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (21..24).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (22..25).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (23..26).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (24..27).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (25..28).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (26..29).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (27..30).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (28..31).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (29..32).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (30..33).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (31..34).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (32..35).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (33..36).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (34..37).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (35..38).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (36..39).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (37..40).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (38..41).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
    println!("{:?}", (39..42).map(|x| x * 2).inspect(|x| print!("<{x}>")).last());
}

// ERROR: 6:18: mismatched types: expected `Option<_>`, found `()`
