// Moved on some paths only: the rest is dropped where the scope ends.
// ALLOCS all: 0
struct D(&'static str, u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

struct Pair {
    a: D,
    b: D,
}

fn eat(d: D) {
    println!("eat {} {}", d.0, d.1);
}

fn maybe(n: u32) {
    let x = D("x", n);
    let y = D("y", n);
    if n % 2 == 0 {
        eat(x);
    } else if n > 2 {
        eat(y);
        println!("y is gone");
    }
    println!("maybe ends");
}

fn fields(n: u32) {
    let p = Pair { a: D("p.a", n), b: D("p.b", n) };
    match n {
        0 => eat(p.a),
        1 => eat(p.b),
        2 => {
            let whole = p;
            println!("whole {}", whole.a.1);
        }
        _ => {}
    }
    println!("fields end");
}

fn assigned(n: u32) {
    let x;
    if n == 1 {
        x = D("assigned", n);
        println!("{}", x.1);
    }
    println!("assigned ends");
}

fn refilled(n: u32) {
    let mut x = D("first", n);
    for i in 0..3 {
        if i == n {
            eat(x);
            x = D("second", n);
        }
    }
    println!("refilled ends with {}", x.0);
}

fn logical(n: u32) -> bool {
    let x = D("logical", n);
    n > 0 && {
        eat(x);
        n > 1
    }
}

fn main() {
    for n in 0..4 {
        println!("-- {n}");
        maybe(n);
        fields(n);
        assigned(n);
        refilled(n);
        println!("{}", logical(n));
    }
}

// OUT: -- 0
// OUT: eat x 0
// OUT: drop x 0
// OUT: maybe ends
// OUT: drop y 0
// OUT: eat p.a 0
// OUT: drop p.a 0
// OUT: fields end
// OUT: drop p.b 0
// OUT: assigned ends
// OUT: eat first 0
// OUT: drop first 0
// OUT: refilled ends with second
// OUT: drop second 0
// OUT: drop logical 0
// OUT: false
// OUT: -- 1
// OUT: maybe ends
// OUT: drop y 1
// OUT: drop x 1
// OUT: eat p.b 1
// OUT: drop p.b 1
// OUT: fields end
// OUT: drop p.a 1
// OUT: 1
// OUT: assigned ends
// OUT: drop assigned 1
// OUT: eat first 1
// OUT: drop first 1
// OUT: refilled ends with second
// OUT: drop second 1
// OUT: eat logical 1
// OUT: drop logical 1
// OUT: false
// OUT: -- 2
// OUT: eat x 2
// OUT: drop x 2
// OUT: maybe ends
// OUT: drop y 2
// OUT: whole 2
// OUT: drop p.a 2
// OUT: drop p.b 2
// OUT: fields end
// OUT: assigned ends
// OUT: eat first 2
// OUT: drop first 2
// OUT: refilled ends with second
// OUT: drop second 2
// OUT: eat logical 2
// OUT: drop logical 2
// OUT: true
// OUT: -- 3
// OUT: eat y 3
// OUT: drop y 3
// OUT: y is gone
// OUT: maybe ends
// OUT: drop x 3
// OUT: fields end
// OUT: drop p.a 3
// OUT: drop p.b 3
// OUT: assigned ends
// OUT: refilled ends with first
// OUT: drop first 3
// OUT: eat logical 3
// OUT: drop logical 3
// OUT: true
