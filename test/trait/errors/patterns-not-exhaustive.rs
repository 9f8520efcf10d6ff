// Matches that leave values out.
// ERROR: 17:11: `E::B(Some(_))`
// ERROR: 22:11: not covered
// ERROR: 26:11: `false`
// ERROR: 29:11: not covered
// ERROR: 33:11: not covered
// ERROR: 37:11: not covered
// ERROR: 40:11: `None`
enum E {
    A,
    B(Option<u8>),
    C { x: bool },
}

fn main() {
    let e = E::A;
    match e {
        E::A => {}
        E::B(None) => {}
        E::C { .. } => {}
    }
    match 5u8 {
        0..=100 => {}
        102..=255 => {}
    }
    match true {
        true => {}
    }
    match (true, Some(1)) {
        (true, _) => {}
        (false, Some(_)) => {}
    }
    match 10 {
        n if n > 5 => {}
        0 => {}
    }
    match "text" {
        "a" => {}
    }
    match Some(3) {
        Some(n) => {}
    }
}
