// Where every method can be called through it, a dyn type implements its trait,
// and the supertraits, without an impl of the program's.
// ERROR: 12:6: `dyn Shape` implements `Shape` by itself
// ERROR: 16:6: `dyn Shape` implements `Named` by itself
trait Named {
    fn name(&self) -> u32;
}
trait Shape: Named {
    fn area(&self) -> u32;
}

impl Shape for dyn Shape {
    fn area(&self) -> u32 { 1 }
}

impl Named for dyn Shape {
    fn name(&self) -> u32 { 2 }
}

fn main() {}
