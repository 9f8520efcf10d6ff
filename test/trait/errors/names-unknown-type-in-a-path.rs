// It is the type that is unknown, not what is looked for in it.
// ERROR: 9:13: nothing is called `Strin` here
// ERROR: 10:13: nothing is called `Colour` here
enum Color {
    Red,
}

fn main() {
    let s = Strin::from("a");
    let c = Colour::Red;
    match Color::Red {
        Color::Red => {}
    }
}
