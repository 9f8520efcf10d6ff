// What is in a static can be read, copied and borrowed: not moved, assigned, or
// borrowed as mutable.
// ERROR: 21:20: cannot move out of `NAME`
// ERROR: 25:13: cannot move out of `NAME`
// ERROR: 26:13: cannot move out of `PAIR.0`
// ERROR: 27:5: cannot assign to `COUNT`
// ERROR: 28:5: cannot assign to `PAIR.1`
// ERROR: 29:5: cannot assign to `COUNT`
// ERROR: 30:18: cannot borrow `COUNT` as mutable
// ERROR: 31:5: cannot borrow `PAIR.0` as mutable
struct D(u32);

impl D {
    fn change(&mut self) {
        self.0 = 1;
    }
}

static NAME: D = D(1);
static COUNT: u32 = 0;
static TAKEN: D = (NAME);
static PAIR: (D, u32) = (D(1), 2);

fn main() {
    let x = NAME;
    let y = PAIR.0;
    COUNT = 1;
    PAIR.1 = 2;
    COUNT += 1;
    let z = &mut COUNT;
    PAIR.0.change();
    println!("{} {} {}", x.0, y.0, z);
}
