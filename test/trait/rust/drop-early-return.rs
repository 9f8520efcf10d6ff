// return, `?` and break out of nested scopes drop what is alive, inside out.
// ALLOCS all: 0
struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

fn check(n: u32) -> Option<u32> {
    if n > 2 { None } else { Some(n) }
}

fn work(n: u32) -> Option<D> {
    let a = D("a", n);
    let v = check(n)?;
    let _b = D("b", v);
    if v == 0 {
        return Some(a);
    }
    for i in 0..3 {
        let _c = D("c", i);
        if i == v {
            let d = D("d", i);
            println!("leaving with d");
            return Some(d);
        }
    }
    Some(D("unreached", check(9)?))
}

fn arguments(n: u32) -> Option<u32> {
    let sum = add(D("first", n), D("second", check(n)?));
    Some(sum)
}

fn add(a: D, b: D) -> u32 {
    a.1 + b.1
}

fn in_struct(n: u32) -> Option<(D, D, u32)> {
    Some((D("t0", n), D("t1", n), check(n)?))
}

fn main() {
    for n in 0..4 {
        println!("-- {n}");
        match work(n) {
            Some(d) => println!("got {} {}", d.0, d.1),
            None => println!("got nothing"),
        }
    }
    println!("-- arguments");
    println!("{:?}", arguments(1));
    println!("{:?}", arguments(5));
    println!("-- tuple");
    println!("{}", in_struct(1).is_some());
    println!("{}", in_struct(7).is_none());
}

// OUT: -- 0
// OUT: drop b 0
// OUT: got a 0
// OUT: drop a 0
// OUT: -- 1
// OUT: drop c 0
// OUT: leaving with d
// OUT: drop c 1
// OUT: drop b 1
// OUT: drop a 1
// OUT: got d 1
// OUT: drop d 1
// OUT: -- 2
// OUT: drop c 0
// OUT: drop c 1
// OUT: leaving with d
// OUT: drop c 2
// OUT: drop b 2
// OUT: drop a 2
// OUT: got d 2
// OUT: drop d 2
// OUT: -- 3
// OUT: drop a 3
// OUT: got nothing
// OUT: -- arguments
// OUT: drop second 1
// OUT: drop first 1
// OUT: Some(2)
// OUT: drop first 5
// OUT: None
// OUT: -- tuple
// OUT: true
// OUT: drop t0 1
// OUT: drop t1 1
// OUT: drop t1 7
// OUT: drop t0 7
// OUT: true
