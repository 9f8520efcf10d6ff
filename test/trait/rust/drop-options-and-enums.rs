// Options and enums: take, replace, matching by value moves parts out.
// ALLOCS all: 1
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum Msg {
    One(D),
    Two(D, D),
    Named { head: D, tail: Option<Box<Msg>> },
}

fn first(m: Msg) -> D {
    match m {
        Msg::One(d) => d,
        Msg::Two(a, _) => a,
        Msg::Named { head, .. } => head,
    }
}

fn unwrap_tail(m: Msg) -> u32 {
    if let Msg::Named { tail: Some(t), head: _ } = m {
        println!("has a tail");
        return first(*t).0;
    }
    println!("no tail");
    0
}

fn main() {
    let mut slot = Some(D(1));
    let old = slot.replace(D(2));
    println!("replaced");
    drop(old);
    let taken = slot.take();
    println!("taken {}", taken.is_some());
    slot = Some(D(3));
    println!("map");
    let n = slot.map(|d| d.0 * 2);
    println!("{:?}", n);
    println!("{}", taken.as_ref().map(|d| d.0).unwrap_or(0));
    let kept = taken.unwrap_or(D(4));
    println!("kept {}", kept.0);
    println!("-- messages");
    println!("{}", first(Msg::One(D(10))).0);
    println!("{}", first(Msg::Two(D(11), D(12))).0);
    let m = Msg::Named { head: D(13), tail: Some(Box::new(Msg::Two(D(14), D(15)))) };
    println!("{}", unwrap_tail(m));
    println!("{}", unwrap_tail(Msg::Named { head: D(16), tail: None }));
    let both = (Some(D(20)), Some(D(21)));
    if let (Some(a), _) = both {
        println!("moved {}", a.0);
    }
    println!("the other is still in place");
    match both.1 {
        Some(ref d) => println!("looked at {}", d.0),
        None => {}
    }
    println!("end");
}

// OUT: replaced
// OUT: drop 1
// OUT: taken true
// OUT: map
// OUT: drop 3
// OUT: Some(6)
// OUT: 2
// OUT: drop 4
// OUT: kept 2
// OUT: -- messages
// OUT: 10
// OUT: drop 10
// OUT: drop 12
// OUT: 11
// OUT: drop 11
// OUT: has a tail
// OUT: drop 15
// OUT: drop 14
// OUT: drop 13
// OUT: 14
// OUT: no tail
// OUT: drop 16
// OUT: 0
// OUT: moved 20
// OUT: drop 20
// OUT: the other is still in place
// OUT: looked at 21
// OUT: end
// OUT: drop 21
// OUT: drop 2
