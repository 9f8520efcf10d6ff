// let and for need patterns that always match.
// ERROR: 6:9: always matches
// ERROR: 7:9: always matches
// ERROR: 8:9: always matches
fn main() {
    let Some(x) = Some(1);
    let (1, y) = (1, 2);
    for Some(z) in [Some(1), None] {}
    let Some(w) = Some(1) else { return };
}
