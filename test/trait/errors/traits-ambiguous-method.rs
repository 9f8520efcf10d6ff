// Two traits offer one name.
// ERROR: 25:24: `name`
trait A {
    fn name(&self) -> u32;
}

trait B {
    fn name(&self) -> u32;
}

impl A for u8 {
    fn name(&self) -> u32 {
        1
    }
}

impl B for u8 {
    fn name(&self) -> u32 {
        2
    }
}

fn main() {
    println!("{}", A::name(&1u8));
    println!("{}", 1u8.name());
}
