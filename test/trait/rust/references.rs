// References: mutation through them, reborrows, as fields and results.
// ALLOCS all: 0
struct Counter<'a> {
    hits: &'a mut u32,
    label: &'a str,
}

impl<'a> Counter<'a> {
    fn hit(&mut self) -> u32 {
        *self.hits += 1;
        *self.hits
    }
}

fn larger<'a>(a: &'a mut i32, b: &'a mut i32) -> &'a mut i32 {
    if *a > *b { a } else { b }
}

fn bump(n: &mut i32) {
    *n += 1;
}

fn bump_twice(n: &mut i32) {
    bump(n);
    bump(&mut *n);
}

fn main() {
    let mut a = 1;
    let mut b = 2;
    *larger(&mut a, &mut b) += 10;
    println!("{a} {b}");
    bump_twice(&mut a);
    println!("{a}");
    let mut hits = 0;
    {
        let mut c = Counter { hits: &mut hits, label: "door" };
        c.hit();
        let n = c.hit();
        println!("{} {n}", c.label);
    }
    println!("{hits}");
    let r = &a;
    let rr = &r;
    println!("{} {} {}", *r + 1, **rr, rr);
    let array = [1, 2, 3];
    let second = &array[1];
    println!("{second} {}", *second == 2);
    let mut pair = (1, 2);
    let (x, y) = (&mut pair.0, &mut pair.1);
    std::mem::swap(x, y);
    println!("{:?}", pair);
}

// OUT: 1 12
// OUT: 3
// OUT: door 2
// OUT: 2
// OUT: 4 3 3
// OUT: 2 true
// OUT: (2, 1)
