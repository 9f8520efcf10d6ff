// Supertraits: their methods through bounds and through dyn.
// ALLOCS all: 0
trait Named {
    fn name(&self) -> &'static str;
}

trait Priced: Named {
    fn price(&self) -> u32;
    fn tag(&self) -> u32 {
        println!("{}: {}", self.name(), self.price());
        self.price() / 10
    }
}

trait Stocked: Priced + Clone {
    fn count(&self) -> u32;
    fn value(&self) -> u32 {
        self.clone().price() * self.count()
    }
}

#[derive(Clone)]
struct Item {
    name: &'static str,
    price: u32,
    count: u32,
}

impl Named for Item {
    fn name(&self) -> &'static str {
        self.name
    }
}

impl Priced for Item {
    fn price(&self) -> u32 {
        self.price
    }
}

impl Stocked for Item {
    fn count(&self) -> u32 {
        self.count
    }
}

struct Gift;

impl Named for Gift {
    fn name(&self) -> &'static str {
        "gift"
    }
}

impl Priced for Gift {
    fn price(&self) -> u32 {
        0
    }
}

fn inventory<T: Stocked>(t: &T) -> u32 {
    println!("{} x {}", t.name(), t.count());
    t.value()
}

fn show(p: &dyn Priced) {
    println!("{} costs {}, tag {}", p.name(), p.price(), p.tag());
}

fn main() {
    let pen = Item { name: "pen", price: 120, count: 5 };
    println!("{}", inventory(&pen));
    show(&pen);
    show(&Gift);
    let all: [&dyn Priced; 2] = [&Gift, &pen];
    let mut sum = 0;
    for p in all {
        sum += p.price();
    }
    println!("{sum}");
}

// OUT: pen x 5
// OUT: 600
// OUT: pen: 120
// OUT: pen costs 120, tag 12
// OUT: gift: 0
// OUT: gift costs 0, tag 0
// OUT: 120
