// What a dyn call drops: locals, then its arguments last to first, then the
// caller's temporaries; results live on.
// ALLOCS nested: 1
// ALLOCS inline(256): 1
// ALLOCS box: 5
struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Kitchen {
    async fn cook(&mut self, a: Traced, b: Traced, c: &Traced) -> Traced;
    async fn take(&self, a: Traced) -> usize;
}

struct Stove {
    dishes: u32,
}

impl Kitchen for Stove {
    async fn cook(&mut self, a: Traced, b: Traced, c: &Traced) -> Traced {
        let _l1 = Traced("first local");
        let _l2 = Traced("second local");
        self.dishes += 1;
        println!("cooking {} {} {}", a.0, b.0, c.0);
        yield_now().await;
        drop(a);
        Traced("dish")
    }
    async fn take(&self, a: Traced) -> usize {
        a.0.len()
    }
}

fn make(name: &'static str) -> Traced {
    println!("make {name}");
    Traced(name)
}

async fn run(k: &mut dyn Kitchen) {
    let dish = k.cook(make("a"), make("b"), &make("temporary")).await;
    println!("got {}", dish.0);
    let n = k.take(make("x")).await + k.take(make("yy")).await;
    println!("{n}");
    match k.cook(make("ma"), make("mb"), &make("for the match")).await {
        d if d.0.len() > 10 => println!("never"),
        d => println!("matched {}", d.0),
    }
    println!("after the match");
    let pending = k.cook(make("never cooked a"), make("never cooked b"), &dish).box;
    drop(pending);
    println!("end");
}

fn main() {
    let mut s = Stove { dishes: 0 };
    block_on(run(&mut s));
    println!("{}", s.dishes);
}

// OUT: make a
// OUT: make b
// OUT: make temporary
// OUT: cooking a b temporary
// OUT: drop a
// OUT: drop second local
// OUT: drop first local
// OUT: drop b
// OUT: drop temporary
// OUT: got dish
// OUT: make x
// OUT: drop x
// OUT: make yy
// OUT: drop yy
// OUT: 3
// OUT: make ma
// OUT: make mb
// OUT: make for the match
// OUT: cooking ma mb for the match
// OUT: drop ma
// OUT: drop second local
// OUT: drop first local
// OUT: drop mb
// OUT: matched dish
// OUT: drop dish
// OUT: drop for the match
// OUT: after the match
// OUT: make never cooked a
// OUT: make never cooked b
// OUT: drop never cooked a
// OUT: drop never cooked b
// OUT: end
// OUT: drop dish
// OUT: 2
