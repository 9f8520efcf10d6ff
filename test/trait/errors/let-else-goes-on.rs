// The else block of let-else has to leave.
// ERROR: 5:32: the `else` of this `let` must leave it: by `return`, `break`, `continue` or a panic
// ERROR: 6:32: the `else` of this `let` must leave it: by `return`, `break`, `continue` or a panic
fn main() {
    let Some(v) = Some(1) else {};
    let Some(w) = Some(1) else { println!("none") };
}
