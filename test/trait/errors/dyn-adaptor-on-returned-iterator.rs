// An adaptor takes its iterator by value: what a call returns has to be boxed
// for it. Nothing is said of the closure, whose types are unknown then.
// ERROR: 19:29: `map` cannot be called
// ERROR: 22:15: `filter` cannot be called
// ERROR: 23:16: the size of `dyn Iterator<Item = u32>` is not known here: use it
trait List {
    fn items(&self) -> impl Iterator<Item = u32>;
}

struct Three;

impl List for Three {
    fn items(&self) -> impl Iterator<Item = u32> {
        0..3
    }
}

fn use_it(o: &dyn List) -> u32 {
    let doubled = o.items().map(|x| x.pow(2));
    let boxed = o.items().box.map(|x| x + 1);
    let sum: u32 = boxed.sum();
    o.items().filter(|x| x.is_power_of_two());
    let kept = o.items();
    sum
}

fn main() {
    println!("{}", use_it(&Three));
}
