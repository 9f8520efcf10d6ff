// Closures as `impl Fn`, `impl FnMut` and `impl FnOnce` through dyn.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 1
struct Traced(&'static str);

impl Drop for Traced {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Grid {
    fn update(&mut self, f: impl FnMut(usize, i32) -> i32);
    fn count(&self, keep: impl Fn(i32) -> bool) -> usize;
    fn finish(&self, last: impl FnOnce(i32) -> Traced) -> Traced;
    async fn each(&self, f: impl FnMut(i32)) -> usize;
}

struct Row {
    cells: [i32; 4],
}

impl Grid for Row {
    fn update(&mut self, mut f: impl FnMut(usize, i32) -> i32) {
        for i in 0..4 {
            self.cells[i] = f(i, self.cells[i]);
        }
    }
    fn count(&self, keep: impl Fn(i32) -> bool) -> usize {
        let mut n = 0;
        for c in self.cells {
            if keep(c) {
                n += 1;
            }
        }
        n
    }
    fn finish(&self, last: impl FnOnce(i32) -> Traced) -> Traced {
        println!("finish");
        last(self.cells[3])
    }
    async fn each(&self, mut f: impl FnMut(i32)) -> usize {
        for c in self.cells {
            yield_now().await;
            f(c);
        }
        self.cells.len()
    }
}

async fn run(g: &mut dyn Grid) {
    let mut calls = 0;
    g.update(|i, v| {
        calls += 1;
        v * 2 + i as i32
    });
    println!("{calls}");
    let limit = 5;
    println!("{} {}", g.count(|v| v > limit), g.count(|v| v % 2 == 0));
    let token = Traced("token");
    let back = g.finish(move |v| {
        println!("last is {v}");
        token
    });
    println!("got {}", back.0);
    let mut sum = 0;
    println!("{}", g.each(|v| sum += v).await);
    println!("{sum}");
}

fn main() {
    let mut r = Row { cells: [1, 2, 3, 4] };
    block_on(run(&mut r));
    println!("{:?}", r.cells);
}

// OUT: 4
// OUT: 2 2
// OUT: finish
// OUT: last is 11
// OUT: got token
// OUT: 4
// OUT: 26
// OUT: drop token
// OUT: [2, 5, 8, 11]
