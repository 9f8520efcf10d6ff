// Clones of objects that hold objects; the last one panics half-way.
//
// Four boxes of what has a size, 10 clones (the one that panics, too), 4
// `.box`. Inline: `area` of Grp holds slots (twice), and Sq is in the frame of
// its `into_sum`.
// ALLOCS nested: 18
// ALLOCS inline(256): 21
// ALLOCS box: 31
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Clone for D {
    fn clone(&self) -> D {
        if self.0 == 13 {
            panic!("unlucky");
        }
        println!("clone {}", self.0);
        D(self.0 + 1)
    }
}

trait Shape: Clone {
    async fn area(&self, k: impl Fn(u32) -> u32) -> u32;
    fn sides(&self) -> impl Iterator<Item = u32>;
    async fn into_sum(self) -> u32;
    fn grow(&mut self);
}

#[derive(Clone)]
struct Sq {
    d: D,
    big: [u32; 100],
}

#[derive(Clone)]
struct Zs;

#[derive(Clone)]
struct Grp {
    a: Box<dyn Shape>,
    b: Option<Box<dyn Shape>>,
}

impl Shape for Sq {
    async fn area(&self, k: impl Fn(u32) -> u32) -> u32 {
        yield_now().await;
        k(self.d.0) + self.big[99]
    }
    fn sides(&self) -> impl Iterator<Item = u32> {
        self.big.iter().copied().take(3)
    }
    async fn into_sum(self) -> u32 {
        yield_now().await;
        self.big.iter().sum::<u32>()
    }
    fn grow(&mut self) {
        self.big[0] += 10;
    }
}

impl Shape for Zs {
    async fn area(&self, k: impl Fn(u32) -> u32) -> u32 {
        k(0)
    }
    fn sides(&self) -> impl Iterator<Item = u32> {
        0..0
    }
    async fn into_sum(self) -> u32 {
        1
    }
    fn grow(&mut self) {}
}

impl Shape for Grp {
    async fn area(&self, k: impl Fn(u32) -> u32) -> u32 {
        let x = self.a.area(&k).await;
        match &self.b {
            Some(b) => x + b.area(k).await,
            None => x,
        }
    }
    fn sides(&self) -> impl Iterator<Item = u32> {
        let a = self.a.sides().box;
        a.chain([99u32].into_iter())
    }
    async fn into_sum(self) -> u32 {
        let a = self.a.into_sum().await;
        a + match self.b {
            Some(b) => b.into_sum().await,
            None => 0,
        }
    }
    fn grow(&mut self) {
        self.a.grow();
        if let Some(b) = &mut self.b {
            b.grow();
        }
    }
}

fn main() {
    let s: Box<dyn Shape> = Box::new(Sq { d: D(1), big: [2; 100] });
    let mut g: Box<dyn Shape> = Box::new(Grp { a: s.clone(), b: Some(Box::new(Zs)) });
    g.grow();
    let arr = [s, g.clone(), Box::new(Zs)];
    let arr2 = arr.clone();
    for x in &arr2 {
        println!("area {}", block_on(async { x.area(|v| v * 1000).await }));
        for s in x.sides() {
            print!("{s} ");
        }
        println!();
    }
    for x in arr {
        println!("sum {}", block_on(x.into_sum().box));
    }
    println!(
        "{}",
        block_on(async {
            let k = 4;
            g.area(|v| v + k).await
        })
    );
    let bad: Box<dyn Shape> =
        Box::new(Grp { a: g, b: Some(Box::new(Sq { d: D(13), big: [0; 100] })) });
    let c = bad.clone();
    drop(c);
}

// EXIT: 101
// STDERR: unlucky
// OUT: clone 1
// OUT: clone 2
// OUT: clone 1
// OUT: clone 3
// OUT: area 2002
// OUT: 2 2 2 
// OUT: area 4002
// OUT: 12 2 2 99 
// OUT: area 0
// OUT:
// OUT: drop 1
// OUT: sum 200
// OUT: drop 3
// OUT: sum 211
// OUT: sum 1
// OUT: 12
// OUT: clone 2
// OUT: drop 3
// OUT: drop 2
// OUT: drop 13
// OUT: drop 2
// OUT: drop 4
