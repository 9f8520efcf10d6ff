// Arrays are copied, slices look into them.
// ALLOCS all: 0
fn largest(values: &[i32]) -> Option<i32> {
    let mut best = None;
    for v in values.iter() {
        match best {
            Some(b) if b >= *v => {}
            _ => best = Some(*v),
        }
    }
    best
}

fn sort(values: &mut [i32]) {
    for i in 1..values.len() {
        let mut j = i;
        while j > 0 && values[j - 1] > values[j] {
            let held = values[j];
            values[j] = values[j - 1];
            values[j - 1] = held;
            j -= 1;
        }
    }
}

fn main() {
    let mut a = [5, 3, 9, 1];
    let copy = a;
    sort(&mut a);
    println!("{:?} {:?}", a, copy);
    println!("{} {}", a.len(), a[a.len() - 1]);
    println!("{:?} {:?}", largest(&copy), largest(&[]));
    println!("{:?} {:?}", &a[1..3], largest(&copy[2..]));
    println!("{} {}", a == [1, 3, 5, 9], copy == a);
    let zeros = [0u8; 5];
    println!("{:?} {}", zeros, zeros.len());
    let table = [[1, 2, 3], [4, 5, 6]];
    let mut sum = 0;
    for row in table.iter() {
        for (i, v) in row.iter().enumerate() {
            sum += v * (i as i32 + 1);
        }
    }
    println!("{sum} {}", table[1][2]);
    let words = ["a", "bc", "def"];
    let mut letters = 0;
    for w in words {
        letters += w.len();
    }
    println!("{letters}");
    sort(&mut a[..2]);
    let empty: [i32; 0] = [];
    println!("{:?} {}", empty, empty.len());
}

// OUT: [1, 3, 5, 9] [5, 3, 9, 1]
// OUT: 4 9
// OUT: Some(9) None
// OUT: [3, 5] Some(9)
// OUT: true false
// OUT: [0, 0, 0, 0, 0] 5
// OUT: 46 6
// OUT: 6
// OUT: [] 0
