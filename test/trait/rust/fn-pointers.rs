// Functions as values: items, methods, closures without captures, tables.
// ALLOCS all: 0
type Op = fn(i32, i32) -> i32;

fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn mul(a: i32, b: i32) -> i32 {
    a * b
}

struct Unit(i32);

impl Unit {
    fn get(&self) -> i32 {
        self.0
    }
    fn new(n: i32) -> Unit {
        Unit(n)
    }
}

fn pick(name: &str) -> Option<Op> {
    match name {
        "+" => Some(add),
        "*" => Some(mul),
        "-" => Some(|a, b| a - b),
        _ => None,
    }
}

fn fold(f: fn(i32, i32) -> i32, values: &[i32]) -> i32 {
    let mut acc = values[0];
    for v in &values[1..] {
        acc = f(acc, *v);
    }
    acc
}

fn generic<F: Fn(i32) -> T, T>(f: F) -> T {
    f(12)
}

fn main() {
    for name in ["+", "*", "-", "/"] {
        match pick(name) {
            Some(f) => println!("{name} {}", f(6, 3)),
            None => println!("{name} unknown"),
        }
    }
    println!("{} {}", fold(add, &[1, 2, 3, 4]), fold(mul, &[1, 2, 3, 4]));
    let table: [(&str, Op); 2] = [("a", add), ("m", mul)];
    for (name, f) in table {
        println!("{name} {}", f(10, 20));
    }
    let get: fn(&Unit) -> i32 = Unit::get;
    println!("{}", get(&generic(Unit::new)));
    println!("{:?}", Some(3).map(Some));
}

// OUT: + 9
// OUT: * 18
// OUT: - 3
// OUT: / unknown
// OUT: 10 24
// OUT: a 30
// OUT: m 200
// OUT: 12
// OUT: Some(Some(3))
