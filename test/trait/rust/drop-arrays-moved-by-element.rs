// An array that elements are moved out of, perhaps: what is left of it is
// dropped in stretches, the last stretch first.
// ALLOCS all: 0
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn four() -> [D; 4] {
    [D(1), D(2), D(3), D(4)]
}

fn one_taken() {
    let a = four();
    let [_, x, ..] = a;
    println!("x {}", x.0);
}

fn one_perhaps(take: bool) {
    let a = four();
    if take {
        let [_, x, ..] = a;
        println!("x {}", x.0);
    }
    println!("end");
}

fn last_perhaps(take: bool) {
    let a = four();
    if take {
        let [.., x] = a;
        println!("x {}", x.0);
    }
    println!("end");
}

fn of_pairs(take: bool) {
    let a = [(D(1), D(2)), (D(3), D(4)), (D(5), D(6))];
    if take {
        let [_, (x, _), ..] = a;
        println!("x {}", x.0);
    }
    println!("end");
}

fn whole(take: bool) {
    let a = four();
    if take {
        let b = a;
        println!("b {}", b.len());
    }
    println!("end");
}

fn many() {
    const EMPTY: Option<D> = None;
    let mut a = [EMPTY; 1000];
    a[998] = Some(D(998));
    let [_, x, .., y] = a;
    println!("{} {}", x.is_none(), y.is_none());
}

async fn over_awaits(take: bool) {
    let a = four();
    if take {
        let [x, _, y, _] = a;
        yield_now().await;
        println!("x {} y {}", x.0, y.0);
    }
    yield_now().await;
    println!("end");
}

fn main() {
    one_taken();
    for take in [true, false] {
        println!("-- {take}");
        one_perhaps(take);
        println!("--");
        last_perhaps(take);
        println!("--");
        of_pairs(take);
        println!("--");
        whole(take);
        println!("--");
        block_on(over_awaits(take));
    }
    println!("-- guard");
    match four() {
        [a, ..] if a.0 > 1 => println!("taken {}", a.0),
        [.., b, _] if b.0 > 3 => println!("taken {}", b.0),
        _ => println!("none taken"),
    }
    many();
}

// OUT: x 2
// OUT: drop 2
// OUT: drop 3
// OUT: drop 4
// OUT: drop 1
// OUT: -- true
// OUT: x 2
// OUT: drop 2
// OUT: end
// OUT: drop 3
// OUT: drop 4
// OUT: drop 1
// OUT: --
// OUT: x 4
// OUT: drop 4
// OUT: end
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: --
// OUT: x 3
// OUT: drop 3
// OUT: end
// OUT: drop 5
// OUT: drop 6
// OUT: drop 4
// OUT: drop 1
// OUT: drop 2
// OUT: --
// OUT: b 4
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: drop 4
// OUT: end
// OUT: --
// OUT: x 1 y 3
// OUT: drop 3
// OUT: drop 1
// OUT: end
// OUT: drop 4
// OUT: drop 2
// OUT: -- false
// OUT: end
// OUT: drop 3
// OUT: drop 4
// OUT: drop 2
// OUT: drop 1
// OUT: --
// OUT: end
// OUT: drop 4
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: --
// OUT: end
// OUT: drop 5
// OUT: drop 6
// OUT: drop 3
// OUT: drop 4
// OUT: drop 1
// OUT: drop 2
// OUT: --
// OUT: end
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: drop 4
// OUT: --
// OUT: end
// OUT: drop 4
// OUT: drop 3
// OUT: drop 2
// OUT: drop 1
// OUT: -- guard
// OUT: none taken
// OUT: drop 4
// OUT: drop 3
// OUT: drop 2
// OUT: drop 1
// OUT: true true
// OUT: drop 998
