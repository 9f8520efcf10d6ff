// &str is there for printing, comparing and its length.
// ALLOCS all: 0
const GREETING: &str = "hello";

struct Named<'a> {
    name: &'a str,
}

fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if b.len() > a.len() { b } else { a }
}

fn main() {
    println!("{} {}", GREETING, GREETING.len());
    println!("{} {}", GREETING == "hello", GREETING != "world");
    println!("{}", longer("short", "longest"));
    let n = Named { name: longer("x", "y") };
    println!("{}", n.name);
    println!("{:?}", "quoted \"text\"\n");
    println!("grüße {}", "grüße".len());
    let list = ["b", "a"];
    println!("{:?} {}", list, "" == "");
    let text = "two \
                lines";
    println!("{text}");
}

// OUT: hello 5
// OUT: true true
// OUT: longest
// OUT: x
// OUT: "quoted \"text\"\n"
// OUT: grüße 7
// OUT: ["b", "a"] true
// OUT: two lines
