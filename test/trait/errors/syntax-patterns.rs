// Patterns that are none.
// ERROR: 6:15: expected `,`
// ERROR: 9:9: expected a pattern
// ERROR: 11:17: only once
fn main() {
    let (a, 1 + 2) = (1, 3);
    match 5 {
        1.. => {}
        => {}
    }
    let (.., b, ..) = (1, 2, 3);
}
