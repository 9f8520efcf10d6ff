// The same interface with `impl Trait`, and with dyn and its pointers.
// ALLOCS all: 1
fn apply(mut f: impl FnMut(u32) -> u32) -> u32 {
    f(1) + f(2)
}

fn apply_dyn(f: &mut dyn FnMut(u32) -> u32) -> u32 {
    f(1) + f(2)
}

struct Bag {
    items: [u32; 3],
}

impl Bag {
    fn items(&self) -> impl Iterator<Item = u32> + '_ {
        self.items.iter().map(|n| n + 1)
    }
    fn items_dyn(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        Box::new(self.items.iter().map(|n| n + 1))
    }
}

fn main() {
    let mut calls = 0;
    println!("{}", apply(|n| n * 10));
    println!(
        "{}",
        apply_dyn(&mut |n| {
            calls += 1;
            n * 10 + calls
        })
    );
    println!("{calls}");
    let bag = Bag { items: [1, 2, 3] };
    for i in bag.items() {
        println!("{i}");
    }
    for i in bag.items_dyn() {
        println!("{i}");
    }
}

// OUT: 30
// OUT: 33
// OUT: 2
// OUT: 2
// OUT: 3
// OUT: 4
// OUT: 2
// OUT: 3
// OUT: 4
