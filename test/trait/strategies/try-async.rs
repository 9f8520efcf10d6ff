// `try(N)` at an await: the call gives a Result. What has no room in the N bytes
// has not run, and what it was given is dropped, before the call is over.
// ALLOCS all: 0
trait Work {
    async fn run(&mut self, a: Loud, b: Loud) -> u32;
    async fn nothing(&self);
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Small;
struct Big;

impl Work for Small {
    async fn run(&mut self, a: Loud, b: Loud) -> u32 {
        println!("small runs");
        yield_now().await;
        drop(a);
        drop(b);
        1
    }
    async fn nothing(&self) {}
}

impl Work for Big {
    async fn run(&mut self, _a: Loud, _b: Loud) -> u32 {
        println!("big runs");
        let mut all = [0; 100];
        for i in 0..100 {
            all[i] = i as u32;
        }
        yield_now().await;
        let mut sum = 0;
        for i in 0..100 {
            sum += all[i];
        }
        sum
    }
    async fn nothing(&self) {
        let mut all = [1u8; 400];
        yield_now().await;
        for i in 0..400 {
            all[i] += i as u8;
        }
        assert!(all[3] == 4);
    }
}

struct Ready;

impl Work for Ready {
    async fn run(&mut self, _a: Loud, _b: Loud) -> u32 {
        3
    }
    async fn nothing(&self) {}
}

async fn one(w: &mut dyn Work) -> Result<u32, TooLarge> {
    #[dyn_async(try(256))] w.run(Loud("a"), Loud("b")).await
}

async fn handed_on(w: &mut dyn Work) -> Result<u32, TooLarge> {
    let n = (#[dyn_async(try(256))] w.run(Loud("a"), Loud("b")).await)?;
    Ok(n + 1)
}

async fn in_a_loop(list: &mut [Box<dyn Work>]) {
    for round in 0..2 {
        for w in list.iter_mut() {
            match #[dyn_async(try(256))] w.nothing().await {
                Ok(()) => println!("{round}: done"),
                Err(TooLarge) => println!("{round}: too large"),
            }
        }
    }
}

// The same as an object, which is awaited later.
async fn later(w: &mut dyn Work) {
    match #[dyn_async(try(256))] w.run(Loud("a"), Loud("b")) {
        Ok(future) => {
            println!("made");
            println!("{}", future.await);
        }
        Err(e) => println!("{:?}", e),
    }
}

fn main() {
    println!("{:?}", block_on(one(&mut Small)));
    println!("{:?}", block_on(one(&mut Big)));
    println!("{:?}", block_on(one(&mut Ready)));
    println!("{:?}", block_on(handed_on(&mut Small)));
    println!("{:?}", block_on(handed_on(&mut Big)));
    block_on(in_a_loop(&mut [Box::new(Small), Box::new(Big)]));
    block_on(later(&mut Small));
    block_on(later(&mut Big));
}

// OUT: small runs
// OUT: drop a
// OUT: drop b
// OUT: Ok(1)
// OUT: drop a
// OUT: drop b
// OUT: Err(TooLarge)
// OUT: drop b
// OUT: drop a
// OUT: Ok(3)
// OUT: small runs
// OUT: drop a
// OUT: drop b
// OUT: Ok(2)
// OUT: drop a
// OUT: drop b
// OUT: Err(TooLarge)
// OUT: 0: done
// OUT: 0: too large
// OUT: 1: done
// OUT: 1: too large
// OUT: made
// OUT: small runs
// OUT: drop a
// OUT: drop b
// OUT: 1
// OUT: drop a
// OUT: drop b
// OUT: TooLarge
