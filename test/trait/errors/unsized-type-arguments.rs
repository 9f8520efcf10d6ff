// What has no size of its own is no type argument, and no local.
// ERROR: 14:13: size
// ERROR: 15:13: size
// ERROR: 19:12: size
// ERROR: 20:12: size
// ERROR: 21:19: size
trait T {
    fn f(&self);
}

fn size<X>(x: &X) {}

fn deref(b: Box<dyn T>, s: &[i32]) {
    let a = *b;
    let c = *s;
}

fn main() {
    size::<str>("a");
    let x: [i32] = [1, 2];
    let o: Option<dyn T> = None;
}
