// Cell: state that several references change.
// ALLOCS all: 0
use std::cell::Cell;

struct Probe<'a> {
    total: &'a Cell<u32>,
    weight: u32,
}

impl Probe<'_> {
    fn hit(&self) -> u32 {
        self.total.set(self.total.get() + self.weight);
        self.total.get()
    }
}

impl Drop for Probe<'_> {
    fn drop(&mut self) {
        self.total.set(self.total.get() * 2);
    }
}

struct Ids {
    next: Cell<u64>,
}

impl Ids {
    fn fresh(&self) -> u64 {
        let id = self.next.get();
        self.next.set(id + 1);
        id
    }
}

fn main() {
    let total = Cell::new(0);
    let one = Probe { total: &total, weight: 1 };
    {
        let ten = Probe { total: &total, weight: 10 };
        println!("{} {} {}", one.hit(), ten.hit(), one.hit());
    }
    println!("{}", total.get());
    drop(one);
    println!("{}", total.get());
    let ids = Ids { next: Cell::new(100) };
    let a = &ids;
    let b = &ids;
    println!("{} {} {}", a.fresh(), b.fresh(), a.fresh());
    let flag = Cell::new(false);
    let set = || flag.set(true);
    set();
    println!("{}", flag.get());
}

// OUT: 1 11 12
// OUT: 24
// OUT: 48
// OUT: 100 101 102
// OUT: true
