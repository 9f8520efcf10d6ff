// Ranges of several types, inclusive, empty, reversed; over arrays by value
// and by reference.
// ALLOCS all: 0
fn main() {
    for i in 0..4 {
        print!(" {i}");
    }
    println!();
    for i in 0..=4u8 {
        print!(" {i}");
    }
    println!();
    for i in 250..=255u8 {
        print!(" {i}");
    }
    println!();
    for _ in 5..2 {
        println!("never");
    }
    for i in (0..5).rev() {
        print!(" {i}");
    }
    println!();
    let squares = [0, 1, 4, 9];
    for s in squares {
        print!(" {s}");
    }
    println!();
    for s in &squares {
        print!(" {}", s + 1);
    }
    println!();
    let mut grid = [[0; 3]; 2];
    for r in 0..2 {
        for c in 0..3 {
            grid[r][c] = r * 3 + c;
        }
    }
    for row in &grid {
        for cell in row {
            print!(" {cell}");
        }
    }
    println!();
    for cell in &mut grid[1] {
        *cell *= 10;
    }
    println!("{:?}", grid);
    let mut total = 0i64;
    for i in -3..=3 {
        total += i * i;
    }
    println!("{total}");
}

// OUT:  0 1 2 3
// OUT:  0 1 2 3 4
// OUT:  250 251 252 253 254 255
// OUT:  4 3 2 1 0
// OUT:  0 1 4 9
// OUT:  1 2 5 10
// OUT:  0 1 2 3 4 5
// OUT: [[0, 1, 2], [30, 40, 50]]
// OUT: 28
