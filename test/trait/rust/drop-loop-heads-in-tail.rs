// The head of a loop that is the last expression of a block: its temporaries
// go when the loop ends (`for`) or its round does (`while`), before the
// block's locals. Those of a `match` and an `if let` outlive the locals.
// ALLOCS all: 2
use std::future::Future;

struct D(u32);

impl D {
    fn get(&self) -> Option<u32> {
        if self.0 > 50 {
            None
        } else {
            Some(self.0)
        }
    }
}

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Log {
    number: Box<u32>,
}

struct Guard<'a>(&'a Log, [u32; 2]);

impl<'a> Guard<'a> {
    fn items(&self) -> [u32; 2] {
        self.1
    }
}

impl<'a> Drop for Guard<'a> {
    fn drop(&mut self) {
        println!("guard of {}", self.0.number);
    }
}

fn borrows_a_local() {
    let log = Log { number: Box::new(7) };
    for n in Guard(&log, [1, 2]).items() {
        println!("{n}");
    }
}

fn iterates_over_the_temporary() {
    let log = Log { number: Box::new(8) };
    for n in &Guard(&log, [3, 4]).1 {
        println!("{n}");
    }
}

fn nested_block() {
    let _a = D(1);
    {
        let _b = D(2);
        for _ in D(3).get() {}
    }
    println!("after the block");
    for _ in D(4).get() {}
}

fn closure() {
    let _a = D(5);
    let f = || {
        let _b = D(6);
        for _ in [D(7)].iter() {}
    };
    f()
}

fn branches(first: bool) {
    let _a = D(8);
    if first {
        let _b = D(9);
        for _ in [D(10)].iter() {}
    } else {
        let _b = D(11);
        match D(12).get() {
            _ => for _ in D(13).get() {},
        }
    }
}

fn left_early() -> u32 {
    let _a = D(14);
    'block: {
        let _b = D(15);
        for n in D(16).get() {
            let _c = D(17);
            if n == 16 {
                break 'block n;
            }
        }
        for _ in D(18).get() {
            return 1;
        }
        2
    }
}

fn as_an_operand() {
    let _a = D(19);
    let _unit = (D(20).get(), for _ in D(21).get() {}, D(22).get());
    for _ in D(23).get() {}
}

fn nested_loops() {
    let _a = D(24);
    for _ in [D(25)].iter() {
        let _b = D(26);
        for _ in [D(27)].iter() {}
    }
}

async fn suspended() {
    let _a = D(28);
    for d in [D(29)].iter() {
        yield_now().await;
        println!("item {}", d.0);
    }
}

fn block_of_async() -> impl Future<Output = ()> {
    async {
        let _a = D(30);
        for _ in D(31).get() {
            yield_now().await;
        }
    }
}

fn while_let() {
    let _a = D(32);
    while let Some(_) = D(33).get() {
        break;
    }
}

fn plain_while() {
    let _a = D(34);
    while D(35).get().is_none() {}
}

fn plain_loop() {
    let _a = D(36);
    loop {
        let _b = D(37);
        if D(38).get().is_some() {
            break;
        }
    }
}

fn plain_if() {
    let _a = D(39);
    if D(40).get().is_some() {
        println!("then")
    }
}

fn if_let() {
    let _a = D(41);
    if let Some(_) = D(42).get() {
        println!("then")
    }
}

fn plain_match() {
    let _a = D(43);
    match D(44).get() {
        _ => println!("arm"),
    }
}

fn let_else() -> u32 {
    let _a = D(45);
    let Some(n) = D(60).get() else {
        let _b = D(46);
        return 1;
    };
    n
}

fn main() {
    borrows_a_local();
    iterates_over_the_temporary();
    nested_block();
    closure();
    branches(true);
    branches(false);
    println!("{}", left_early());
    as_an_operand();
    nested_loops();
    block_on(suspended());
    block_on(block_of_async());
    while_let();
    plain_while();
    plain_loop();
    plain_if();
    if_let();
    plain_match();
    println!("{}", let_else());
}

// OUT: 1
// OUT: 2
// OUT: guard of 7
// OUT: 3
// OUT: 4
// OUT: guard of 8
// OUT: drop 3
// OUT: drop 2
// OUT: after the block
// OUT: drop 4
// OUT: drop 1
// OUT: drop 7
// OUT: drop 6
// OUT: drop 5
// OUT: drop 10
// OUT: drop 9
// OUT: drop 8
// OUT: drop 13
// OUT: drop 11
// OUT: drop 12
// OUT: drop 8
// OUT: drop 17
// OUT: drop 16
// OUT: drop 15
// OUT: drop 14
// OUT: 16
// OUT: drop 21
// OUT: drop 22
// OUT: drop 20
// OUT: drop 23
// OUT: drop 19
// OUT: drop 27
// OUT: drop 26
// OUT: drop 25
// OUT: drop 24
// OUT: item 29
// OUT: drop 29
// OUT: drop 28
// OUT: drop 31
// OUT: drop 30
// OUT: drop 33
// OUT: drop 32
// OUT: drop 35
// OUT: drop 34
// OUT: drop 38
// OUT: drop 37
// OUT: drop 36
// OUT: drop 40
// OUT: then
// OUT: drop 39
// OUT: then
// OUT: drop 41
// OUT: drop 42
// OUT: arm
// OUT: drop 43
// OUT: drop 44
// OUT: drop 60
// OUT: drop 46
// OUT: drop 45
// OUT: 1
