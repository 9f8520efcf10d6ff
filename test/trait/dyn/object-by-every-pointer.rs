// dyn calls through &, &mut, Box, a field, a reference to a box, an array.
// ALLOCS nested: 3
// ALLOCS inline(256): 3
// ALLOCS box: 20
trait Gauge {
    async fn read(&self) -> i32;
    async fn set(&mut self, value: i32) -> i32;
    fn unit(&self) -> &'static str;
}

struct Tank {
    level: i32,
}

struct Fixed;

impl Gauge for Tank {
    async fn read(&self) -> i32 {
        yield_now().await;
        self.level
    }
    async fn set(&mut self, value: i32) -> i32 {
        let old = self.level;
        self.level = value;
        old
    }
    fn unit(&self) -> &'static str {
        "l"
    }
}

impl Gauge for Fixed {
    async fn read(&self) -> i32 {
        -1
    }
    async fn set(&mut self, _value: i32) -> i32 {
        0
    }
    fn unit(&self) -> &'static str {
        "none"
    }
}

struct Panel {
    left: Box<dyn Gauge>,
    right: Box<dyn Gauge>,
}

impl Panel {
    async fn both(&self) -> i32 {
        self.left.read().await + self.right.read().await
    }
    async fn swap(&mut self) {
        let l = self.left.read().await;
        let r = self.right.set(l).await;
        self.left.set(r).await;
    }
}

async fn by_ref(g: &dyn Gauge) -> i32 {
    println!("unit {}", g.unit());
    g.read().await
}

async fn by_box(mut g: Box<dyn Gauge>) -> i32 {
    g.set(70).await + g.read().await
}

async fn through_two(g: &mut Box<dyn Gauge>) -> i32 {
    g.set(8).await;
    let again = &mut *g;
    again.read().await
}

async fn run() {
    let mut t = Tank { level: 5 };
    println!("{} {}", by_ref(&t).await, by_ref(&Fixed).await);
    let m: &mut dyn Gauge = &mut t;
    println!("{} {}", m.set(6).await, m.read().await);
    println!("{}", t.level);
    println!("{}", by_box(Box::new(t)).await);
    let mut b: Box<dyn Gauge> = Box::new(Tank { level: 1 });
    println!("{}", through_two(&mut b).await);
    let mut p = Panel { left: b, right: Box::new(Tank { level: 30 }) };
    p.swap().await;
    println!("{} {}", p.both().await, p.left.read().await);
    let all: [&dyn Gauge; 3] = [&*p.left, &Fixed, &*p.right];
    let mut sum = 0;
    for g in all {
        sum += g.read().await;
    }
    println!("{sum}");
}

fn main() {
    block_on(run());
}

// OUT: unit l
// OUT: unit none
// OUT: 5 -1
// OUT: 5 6
// OUT: 6
// OUT: 76
// OUT: 8
// OUT: 38 30
// OUT: 37
