// Patterns beyond their type.
// ERROR: 7:9: range
// ERROR: 11:9: range
// ERROR: 12:9: empty
fn main() {
    match 5u8 {
        0..=300 => {}
        _ => {}
    }
    match 5i8 {
        200 => {}
        5..=1 => {}
        _ => {}
    }
}
