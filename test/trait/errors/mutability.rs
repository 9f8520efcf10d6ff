// Changing what is not mutable.
// ERROR: 23:9: self
// ERROR: 28:5: `n`
// ERROR: 29:5: assigned
// ERROR: 30:5: mutable
// ERROR: 35:5: `a`
// ERROR: 37:5: `s`
// ERROR: 38:5: `s`
// ERROR: 40:18: `b`
// ERROR: 42:5: `list`
// ERROR: 44:22: `c`
// ERROR: 48:5: `bump`
// ERROR: 50:9: `x`
struct S {
    n: i32,
}

impl S {
    fn change(&mut self) {
        self.n += 1;
    }
    fn look(&self) {
        self.n = 1;
    }
}

fn f(n: i32, r: &i32, s: &S) {
    n = 2;
    *r = 3;
    s.change();
}

fn main() {
    let a = 1;
    a = 2;
    let s = S { n: 1 };
    s.n = 2;
    s.change();
    let b = 5;
    let r = &mut b;
    let list = [1, 2];
    list[0] = 3;
    let c = 0;
    let mut add = || c += 1;
    let g = || 1;
    let mut count = 0;
    let bump = || count += 1;
    bump();
    if let Some(x) = Some(1) {
        x += 1;
    }
}
