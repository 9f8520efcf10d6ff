// Types that nothing determines.
// ERROR: 11:9: annotat
// ERROR: 15:9: annotat
// ERROR: 19:9: annotat
// ERROR: 23:13: annotat
fn nothing<T>() -> Option<T> {
    None
}

fn a() {
    let a = None;
}

fn b() {
    let b = nothing();
}

fn c() {
    let c = [];
}

fn d() {
    let d = |x| x;
}

fn main() {}
