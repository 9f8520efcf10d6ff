// `impl Iterator` as an argument of a dyn method: every caller's iterator
// reaches the one instance in the vtable.
// ALLOCS all: 0
trait Append {
    fn append(&mut self, values: impl Iterator<Item = u32>) -> usize;
    fn len(&self) -> usize;
}

struct Buffer {
    items: [u32; 8],
    len: usize,
}

struct Sum {
    total: u32,
    count: usize,
}

impl Append for Buffer {
    fn append(&mut self, values: impl Iterator<Item = u32>) -> usize {
        let before = self.len;
        for v in values {
            if self.len == self.items.len() {
                break;
            }
            self.items[self.len] = v;
            self.len += 1;
        }
        self.len - before
    }
    fn len(&self) -> usize {
        self.len
    }
}

impl Append for Sum {
    fn append(&mut self, values: impl Iterator<Item = u32>) -> usize {
        let mut n = 0;
        for v in values.filter(|v| v % 2 == 1) {
            self.total += v;
            n += 1;
        }
        self.count += n;
        n
    }
    fn len(&self) -> usize {
        self.count
    }
}

struct Noisy {
    left: u32,
}

impl Iterator for Noisy {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_add(0)?;
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.left * 11)
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("noisy dropped with {} left", self.left);
    }
}

fn fill(a: &mut dyn Append) {
    println!("{}", a.append(1..4));
    println!("{}", a.append([9, 9, 9].into_iter().map(|n| n + 1)));
    let offset = 100;
    println!("{}", a.append((0..2).map(|n| n + offset)));
    println!("{}", a.append(Noisy { left: 3 }));
    println!("{}", a.append(5..5));
    println!("len {}", a.len());
}

fn main() {
    let mut b = Buffer { items: [0; 8], len: 0 };
    fill(&mut b);
    println!("{:?}", b.items);
    let mut s = Sum { total: 0, count: 0 };
    fill(&mut s);
    println!("{}", s.total);
}

// OUT: 3
// OUT: 3
// OUT: 2
// OUT: noisy dropped with 2 left
// OUT: 0
// OUT: 0
// OUT: len 8
// OUT: [1, 2, 3, 10, 10, 10, 100, 101]
// OUT: 2
// OUT: 0
// OUT: 1
// OUT: noisy dropped with 0 left
// OUT: 1
// OUT: 0
// OUT: len 4
// OUT: 116
