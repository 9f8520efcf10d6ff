// Temporaries of a block's last expression outlive the block's locals (as in
// Rust 2021).
// ALLOCS all: 0
struct D(&'static str);

impl D {
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn tail() -> usize {
    let _local = D("local");
    D("tail temporary").len()
}

fn explicit() -> usize {
    let _local = D("local");
    return D("returned temporary").len();
}

fn bound() -> usize {
    let _local = D("local");
    let n = D("bound temporary").len();
    n
}

fn nested() -> usize {
    let _a = D("a");
    {
        let _b = D("b");
        D("nested tail").len()
    }
}

fn closure() -> usize {
    let f = || {
        let _c = D("closure local");
        D("closure tail").len()
    };
    f() + 1
}

fn in_match(n: u32) -> usize {
    let _a = D("a");
    match n {
        0 => D("arm 0").len(),
        _ => {
            let _b = D("b");
            D("arm 1").len() + D("more").len()
        }
    }
}

fn in_if(yes: bool) -> usize {
    let _a = D("a");
    if yes { D("then").len() } else { D("else").len() }
}

fn main() {
    println!("= {}", tail());
    println!("= {}", explicit());
    println!("= {}", bound());
    println!("= {}", nested());
    println!("= {}", closure());
    println!("= {} {}", in_match(0), in_match(1));
    println!("= {} {}", in_if(true), in_if(false));
    let x = {
        let _y = D("y");
        D("statement block").len()
    };
    println!("= {x}");
}

// OUT: drop local
// OUT: drop tail temporary
// OUT: = 14
// OUT: drop returned temporary
// OUT: drop local
// OUT: = 18
// OUT: drop bound temporary
// OUT: drop local
// OUT: = 15
// OUT: drop b
// OUT: drop a
// OUT: drop nested tail
// OUT: = 11
// OUT: drop closure local
// OUT: drop closure tail
// OUT: = 13
// OUT: drop arm 0
// OUT: drop a
// OUT: drop b
// OUT: drop more
// OUT: drop arm 1
// OUT: drop a
// OUT: = 5 9
// OUT: drop then
// OUT: drop a
// OUT: drop else
// OUT: drop a
// OUT: = 4 4
// OUT: drop y
// OUT: drop statement block
// OUT: = 15
