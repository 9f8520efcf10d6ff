// A static is one object: what a reference to it shows stays as it is when the
// stack is used again, in the caller too.
// ALLOCS all: 0
struct Table {
    rows: [u32; 8],
    next: Option<Box<u32>>,
}

static TABLE: Table = Table { rows: [1, 2, 3, 4, 5, 6, 7, 8], next: None };

fn table() -> &'static Table {
    &TABLE
}

fn row(i: usize) -> &'static u32 {
    &TABLE.rows[i]
}

fn last() -> &'static [u32] {
    &TABLE.rows[6..]
}

fn noise(n: u32) -> u32 {
    let a = [n; 64];
    let mut sum = 0;
    for i in 0..64 {
        sum += a[i] + i as u32;
    }
    sum
}

fn main() {
    let t = table();
    let third = row(2);
    let last = last();
    println!("{}", noise(5));
    println!("{:?} {} {} {:?}", t.rows, t.next.is_some(), third, last);
    let copy = TABLE.rows;
    println!("{}", copy == t.rows);
}

// OUT: 2336
// OUT: [1, 2, 3, 4, 5, 6, 7, 8] false 3 [7, 8]
// OUT: true
