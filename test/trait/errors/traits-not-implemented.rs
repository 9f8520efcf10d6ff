// Bounds that do not hold: at calls, for operators, in for, in format pieces.
// ERROR: 32:5: `Show`
// ERROR: 34:5: `Show`
// ERROR: 35:14: iterat
// ERROR: 36:14: iterat
// ERROR: 37:20: `Display`
// ERROR: 38:22: `Debug`
// ERROR: 39:24: `Show`
// ERROR: 40:15: `clone`
// ERROR: 41:19: `S` does not implement `Into<u8>`
struct S;

trait Show {
    fn show(&self) -> u32;
}

impl Show for u8 {
    fn show(&self) -> u32 {
        1
    }
}

fn need(s: impl Show) {}

fn pair<T>(a: T, b: T)
where
    T: Show + Clone,
{
}

fn main() {
    need(S);
    need(5u8);
    pair(true, false);
    for x in S {}
    for x in 5 {}
    println!("{}", S);
    println!("{:?}", S);
    let a: &dyn Show = &S;
    let b = S.clone();
    let c: u8 = S.into();
}
