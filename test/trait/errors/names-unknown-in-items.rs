// Names that nothing has, in the heads of items.
// ERROR: 8:8: `Lost`
// ERROR: 12:20: `Result2`
// ERROR: 15:6: `Absent`
// ERROR: 17:12: `Gone`
// ERROR: 21:13: `NoTrait`
struct S {
    a: Lost,
}

trait T {
    fn f(&self) -> Result2;
}

impl Absent for S {}

impl T for Gone {
    fn f(&self) {}
}

fn bound<A: NoTrait>(a: A) {}

fn main() {}
