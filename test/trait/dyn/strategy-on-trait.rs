// A trait's own default strategy; two traits with different ones.
//
// Heavy boxes two calls, `mixed` one.
// ALLOCS all: 3
#[dyn_async(box)]
trait Heavy {
    async fn lift(&mut self, n: u32) -> u32;
}

#[dyn_async(inline(256))]
trait Light {
    async fn lift(&mut self, n: u32) -> u32;
    #[dyn_async(nested)]
    async fn drop_all(&mut self) -> u32;
}

struct Crane {
    load: u32,
}

impl Heavy for Crane {
    async fn lift(&mut self, n: u32) -> u32 {
        sleep(1).await;
        self.load += n * 100;
        self.load
    }
}

impl Light for Crane {
    async fn lift(&mut self, n: u32) -> u32 {
        yield_now().await;
        self.load += n;
        self.load
    }
    async fn drop_all(&mut self) -> u32 {
        std::mem::replace(&mut self.load, 0)
    }
}

async fn heavy(h: &mut dyn Heavy) -> u32 {
    h.lift(2).await + h.lift(3).await
}

async fn light(l: &mut dyn Light) -> u32 {
    l.lift(2).await + l.lift(3).await
}

async fn mixed(l: &mut dyn Light) -> u32 {
    (#[dyn_async(box)] l.lift(4).await) + l.drop_all().await
}

fn main() {
    let mut c = Crane { load: 0 };
    println!("{}", block_on(heavy(&mut c)));
    println!("{}", block_on(light(&mut c)));
    println!("{} {}", block_on(mixed(&mut c)), c.load);
}

// OUT: 700
// OUT: 1007
// OUT: 1018 0
