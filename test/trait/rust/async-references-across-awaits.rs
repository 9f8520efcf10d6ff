// References to locals, fields and array elements stay valid over awaits.
// ALLOCS all: 0
struct Board {
    cells: [u32; 4],
    moves: u32,
}

impl Board {
    async fn bump(&mut self, i: usize) -> &mut u32 {
        let cell = &mut self.cells[i];
        yield_now().await;
        *cell += 1;
        self.moves += 1;
        &mut self.cells[i]
    }
    async fn total(&self) -> u32 {
        let mut sum = 0;
        for c in &self.cells {
            yield_now().await;
            sum += c;
        }
        sum
    }
}

async fn fill(slots: &mut [u32], from: u32) {
    let mut n = from;
    for s in slots {
        *s = n;
        n += 1;
        yield_now().await;
    }
}

async fn largest<'a>(a: &'a u32, b: &'a u32) -> &'a u32 {
    yield_now().await;
    if *a > *b { a } else { b }
}

async fn run() -> u32 {
    let mut board = Board { cells: [0; 4], moves: 0 };
    *board.bump(2).await += 10;
    board.bump(2).await;
    fill(&mut board.cells[..2], 5).await;
    println!("{:?} {}", board.cells, board.moves);
    let local = 9;
    let r = largest(&local, &board.cells[2]).await;
    println!("{r}");
    let mut a = [1, 2];
    let mut b = [3, 4];
    join(fill(&mut a, 100), fill(&mut b, 200)).await;
    println!("{:?} {:?}", a, b);
    let borrowed = &board;
    let (x, y) = join(borrowed.total(), borrowed.total()).await;
    x + y
}

fn main() {
    println!("{}", block_on(run()));
}

// OUT: [5, 6, 12, 0] 2
// OUT: 12
// OUT: [100, 101] [200, 201]
// OUT: 46
