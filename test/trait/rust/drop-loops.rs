// Each round drops its own; break, continue and values of break.
// ALLOCS all: 0
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Feed {
    at: u32,
    _guard: D,
}

impl Iterator for Feed {
    type Item = D;
    fn next(&mut self) -> Option<D> {
        self.at += 1;
        if self.at > 4 { None } else { Some(D(self.at)) }
    }
}

fn main() {
    for i in 0..3 {
        let _a = D(10 + i);
        if i == 1 {
            println!("continue");
            continue;
        }
        let _b = D(20 + i);
        println!("round {i}");
    }
    println!("-- for over values");
    for d in (Feed { at: 0, _guard: D(99) }) {
        if d.0 == 3 {
            println!("break");
            break;
        }
        println!("got {}", d.0);
    }
    println!("-- loop");
    let kept = loop {
        let a = D(30);
        let _b = D(31);
        if a.0 == 30 {
            break a;
        }
    };
    println!("kept {}", kept.0);
    println!("-- labels");
    'outer: loop {
        let _o = D(40);
        loop {
            let _i = D(41);
            break 'outer;
        }
    }
    println!("-- while let");
    let mut next = Some(D(50));
    while let Some(d) = next {
        println!("turn {}", d.0);
        next = if d.0 < 52 { Some(D(d.0 + 1)) } else { None };
    }
    println!("-- labelled block");
    let v = 'b: {
        let a = D(60);
        let _c = D(61);
        if a.0 > 1 {
            break 'b a.0 + 5;
        }
        0
    };
    println!("{v}");
}

// OUT: round 0
// OUT: drop 20
// OUT: drop 10
// OUT: continue
// OUT: drop 11
// OUT: round 2
// OUT: drop 22
// OUT: drop 12
// OUT: -- for over values
// OUT: got 1
// OUT: drop 1
// OUT: got 2
// OUT: drop 2
// OUT: break
// OUT: drop 3
// OUT: drop 99
// OUT: -- loop
// OUT: drop 31
// OUT: kept 30
// OUT: -- labels
// OUT: drop 41
// OUT: drop 40
// OUT: -- while let
// OUT: turn 50
// OUT: drop 50
// OUT: turn 51
// OUT: drop 51
// OUT: turn 52
// OUT: drop 52
// OUT: -- labelled block
// OUT: drop 61
// OUT: drop 60
// OUT: 65
// OUT: drop 30
