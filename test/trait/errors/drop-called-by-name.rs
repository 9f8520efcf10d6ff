// drop is called by the language; `drop(value)` ends a value early.
// ERROR: 12:7: drop(value)
// ERROR: 13:5: drop(value)
struct E;

impl Drop for E {
    fn drop(&mut self) {}
}

fn main() {
    let mut e = E;
    e.drop();
    Drop::drop(&mut e);
    drop(e);
    drop(E);
}
