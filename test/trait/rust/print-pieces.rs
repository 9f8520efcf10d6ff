// Each way to name an argument in a format string.
// ALLOCS all: 0
fn main() {
    let name = "ada";
    let n = 7;
    println!("plain text");
    println!();
    println!("{} and {}", name, n);
    println!("{name} has {n}");
    println!("{0} {1} {0}", n, name);
    println!("{{}} stays, {{n}} stays, {n}");
    println!("{:?} {:?} {:?}", name, n, true);
    print!("one ");
    print!("line, ");
    println!("three calls");
    println!("{a} {b:?}", a = n + 1, b = name);
    println!("tab\tquote\" backslash\\ done");
    println!("{} {:?}", 'x', 'y');
    eprintln!("not on stdout: {n}");
}

// OUT: plain text
// OUT:
// OUT: ada and 7
// OUT: ada has 7
// OUT: 7 ada 7
// OUT: {} stays, {n} stays, 7
// OUT: "ada" 7 true
// OUT: one line, three calls
// OUT: 8 "ada"
// OUT: tab	quote" backslash\ done
// OUT: x 'y'
