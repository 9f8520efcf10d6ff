// A generic method cannot be called through dyn: the error is at the call.
// ERROR: 36:22: `generic`
// ERROR: 37:22: `same`
// ERROR: 38:15: `copy`
trait T {
    fn plain(&self) -> u32;
    fn generic<X: Into<u32>>(&self, x: X) -> u32;
    fn make() -> u32;
    fn same(&self, other: &Self) -> bool;
    fn copy(&self) -> Self;
}

struct S;

impl T for S {
    fn plain(&self) -> u32 {
        1
    }
    fn generic<X: Into<u32>>(&self, x: X) -> u32 {
        x.into()
    }
    fn make() -> u32 {
        2
    }
    fn same(&self, other: &S) -> bool {
        true
    }
    fn copy(&self) -> S {
        S
    }
}

fn main() {
    let d: &dyn T = &S;
    println!("{}", d.plain());
    println!("{}", d.generic(1u8));
    println!("{}", d.same(d));
    let c = d.copy();
    println!("{}", S.generic(1u8));
    println!("{}", S::make());
}
