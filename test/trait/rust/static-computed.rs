// Statics whose values are computed: arithmetic, calls of `const fn`, other
// statics, before and behind them in the program.
// ALLOCS all: 0
const WIDTH: usize = 6;

struct Grid {
    cells: [u64; 12],
    origin: (i32, u8),
}

const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 {
        a
    } else {
        gcd(b, a % b)
    }
}

const fn filled(start: u64) -> Grid {
    let mut cells = [0; 12];
    let mut i = 0;
    while i < 12 {
        cells[i] = start + (i * i) as u64;
        i += 1;
    }
    Grid { cells, origin: (-(start as i32), 3) }
}

const fn twice(of: &u64) -> u64 {
    *of * 2
}

static SUM: u64 = FACTOR + GRID.cells[3] + LENGTH as u64;
static FACTOR: u64 = twice(&BASE);
static GRID: Grid = filled(100);
static BASE: u64 = gcd(84, 36);
static LENGTH: usize = if WIDTH > 3 { WIDTH * 2 } else { 1 };
static COPY: [u64; 12] = GRID.cells;
static PLACE: &u64 = &GRID.cells[2];
static MADE: &Grid = &filled(7);
static BLOCK: i16 = {
    let a = 5;
    let b = a * a;
    b - 30
};
static ZEROS: [u8; 100000] = [0; 100000];

fn main() {
    println!("{SUM} {FACTOR} {BASE} {LENGTH} {BLOCK}");
    println!("{:?} {:?}", GRID.cells, GRID.origin);
    println!("{} {} {}", COPY[11], PLACE, MADE.cells[1] + MADE.cells[11]);
    println!("{}", ZEROS[99999]);
}

// OUT: 145 24 12 12 -5
// OUT: [100, 101, 104, 109, 116, 125, 136, 149, 164, 181, 200, 221] (-100, 3)
// OUT: 221 104 136
// OUT: 0
