// Grids: the game of life on a torus, then a shortest path with a queue in an
// array; closures, slices, constants, iterators.
// ALLOCS all: 0
const W: usize = 8;
const H: usize = 6;

#[derive(Clone, PartialEq)]
struct Life {
    cells: [[bool; W]; H],
    generation: u32,
}

impl Life {
    fn from(rows: [&str; H]) -> Life {
        let mut cells = [[false; W]; H];
        for (y, row) in rows.iter().enumerate() {
            for (x, c) in row.as_bytes().iter().enumerate() {
                cells[y][x] = *c == b'#';
            }
        }
        Life { cells, generation: 0 }
    }

    fn neighbours(&self, y: usize, x: usize) -> usize {
        let mut n = 0;
        for dy in [H - 1, 0, 1] {
            for dx in [W - 1, 0, 1] {
                if (dy, dx) != (0, 0) && self.cells[(y + dy) % H][(x + dx) % W] {
                    n += 1;
                }
            }
        }
        n
    }

    fn next(&self) -> Life {
        let mut cells = [[false; W]; H];
        for y in 0..H {
            for x in 0..W {
                cells[y][x] = match (self.cells[y][x], self.neighbours(y, x)) {
                    (true, 2 | 3) | (false, 3) => true,
                    _ => false,
                };
            }
        }
        Life { cells, generation: self.generation + 1 }
    }

    fn alive(&self) -> usize {
        self.cells.iter().map(|row| row.iter().filter(|c| **c).count()).sum()
    }

    fn print(&self) {
        println!("generation {}, {} alive", self.generation, self.alive());
        for row in &self.cells {
            for c in row {
                print!("{}", if *c { '#' } else { '.' });
            }
            println!();
        }
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Cell {
    x: i32,
    y: i32,
}

impl Cell {
    fn moved(self, dx: i32, dy: i32) -> Option<Cell> {
        let to = Cell { x: self.x + dx, y: self.y + dy };
        match (to.x, to.y) {
            (0..=7, 0..=5) => Some(to),
            _ => None,
        }
    }
    fn index(self) -> usize {
        self.y as usize * W + self.x as usize
    }
}

struct Queue<T> {
    items: [Option<T>; W * H],
    head: usize,
    tail: usize,
}

impl<T: Copy> Queue<T> {
    fn new() -> Self {
        Queue { items: [None; W * H], head: 0, tail: 0 }
    }
    fn push(&mut self, item: T) {
        self.items[self.tail] = Some(item);
        self.tail += 1;
    }
}

impl<T: Copy> Iterator for Queue<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.head == self.tail {
            return None;
        }
        self.head += 1;
        self.items[self.head - 1]
    }
}

fn shortest(from: Cell, to: Cell, blocked: &dyn Fn(Cell) -> bool) -> Option<(u32, [Option<Cell>; W * H])> {
    let mut reached: [Option<u32>; W * H] = [None; W * H];
    let mut back: [Option<Cell>; W * H] = [None; W * H];
    let mut queue = Queue::new();
    reached[from.index()] = Some(0);
    queue.push(from);
    while let Some(at) = queue.next() {
        let steps = reached[at.index()]?;
        if at == to {
            return Some((steps, back));
        }
        for (dx, dy) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
            let Some(next) = at.moved(dx, dy) else { continue };
            if blocked(next) || reached[next.index()].is_some() {
                continue;
            }
            reached[next.index()] = Some(steps + 1);
            back[next.index()] = Some(at);
            queue.push(next);
        }
    }
    None
}

fn main() {
    let mut life = Life::from(["..#.....", "#.#.....", ".##.....", "........", "....###.", "........"]);
    life.print();
    let start = life.clone();
    for _ in 0..4 {
        life = life.next();
    }
    life.print();
    println!("{}", life == start);
    for _ in 0..40 {
        life = life.next();
    }
    life.print();
    let walls = Life::from(["........", ".######.", ".#....#.", ".#.##.#.", ".#..#...", ".####.#."]);
    let blocked = |c: Cell| walls.cells[c.y as usize][c.x as usize];
    let from = Cell { x: 0, y: 0 };
    let to = Cell { x: 3, y: 4 };
    match shortest(from, to, &blocked) {
        Some((steps, back)) => {
            println!("{steps} steps");
            let mut at = to;
            let mut turns = 0;
            let mut last = (0, 0);
            while let Some(before) = back[at.index()] {
                let step = (at.x - before.x, at.y - before.y);
                if step != last {
                    turns += 1;
                    print!(" {},{}", at.x, at.y);
                }
                last = step;
                at = before;
            }
            println!(" and {turns} turns");
        }
        None => println!("no way"),
    }
    println!("{}", shortest(from, Cell { x: 7, y: 5 }, &|c| c.x == 4).is_none());
}

// OUT: generation 0, 8 alive
// OUT: ..#.....
// OUT: #.#.....
// OUT: .##.....
// OUT: ........
// OUT: ....###.
// OUT: ........
// OUT: generation 4, 7 alive
// OUT: ........
// OUT: ...#....
// OUT: .#......
// OUT: ..#..#..
// OUT: ...#.##.
// OUT: ........
// OUT: false
// OUT: generation 44, 0 alive
// OUT: ........
// OUT: ........
// OUT: ........
// OUT: ........
// OUT: ........
// OUT: ........
// OUT: 21 steps
// OUT:  3,4 2,4 2,2 5,2 5,4 7,4 7,0 and 7 turns
// OUT: true
