struct Table {
    rows: [u32; 4],
    next: Option<Box<u32>>,
}

static TABLE: Table = Table { rows: [1, 2, 3, 4], next: None };
static TWIN: u32 = 7;
static OTHER: u32 = 7;
static HALF: &u32 = &TABLE.rows[2];
static SUM: usize = 3 * 4;
static POWER: u64 = power(3, 4);

const fn power(base: u64, times: u64) -> u64 {
    let mut product = 1;
    let mut i = 0;
    while i < times {
        product = product * base;
        i += 1;
    }
    product
}

fn first() -> &'static Table {
    &TABLE
}

fn second() -> &'static Table {
    &TABLE
}

fn main() {
    println!("{} {}", first().rows[0], second().next.is_some());
    println!("{TWIN} {OTHER} {HALF} {SUM} {POWER}");
}
