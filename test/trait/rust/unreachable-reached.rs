// unreachable! with a text.
// STDERR: internal error: entered unreachable code: state 3
// EXIT: 101
// ALLOCS all: 0
fn step(state: u32) -> u32 {
    match state {
        0 | 1 | 2 => state + 1,
        other => unreachable!("state {}", other),
    }
}

fn main() {
    let mut s = 0;
    loop {
        s = step(s);
        println!("{s}");
    }
}

// OUT: 1
// OUT: 2
// OUT: 3
