// && and || leave the right side out; & and | do not.
// ALLOCS all: 0
fn say(name: &str, value: bool) -> bool {
    print!(" {name}");
    value
}

fn main() {
    println!("{}", say("a", false) && say("b", true));
    println!("{}", say("a", true) || say("b", false));
    println!("{}", say("a", true) && say("b", false) || say("c", true));
    println!("{}", say("a", false) & say("b", true));
    println!("{}", say("a", true) | say("b", true));
    println!("{}", say("a", true) ^ say("b", true));
    println!("{}", !say("a", true) && !say("b", true));
    println!("{}", say("a", 1 < 2) == say("b", 2 < 3));
}

// OUT:  afalse
// OUT:  atrue
// OUT:  a b ctrue
// OUT:  a bfalse
// OUT:  a btrue
// OUT:  a bfalse
// OUT:  afalse
// OUT:  a btrue
