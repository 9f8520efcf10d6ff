// Rust that the language leaves out is named, not misread.
// ERROR: 6:1: not supported
// ERROR: 8:1: not supported
// ERROR: 12:1: not supported
// ERROR: 17:5: not supported
unsafe fn a() {}

mod inner {
    fn f() {}
}

macro_rules! m {
    () => {};
}

fn main() {
    unsafe { }
}
