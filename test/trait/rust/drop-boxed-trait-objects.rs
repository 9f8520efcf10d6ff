// Dropping a box of a trait object runs the destructor of what is in it.
// ALLOCS all: 9
trait Part {
    fn weight(&self) -> u32;
}

struct Bolt(u32);
struct Frame {
    parts: [Option<Box<dyn Part>>; 3],
    name: &'static str,
}

impl Part for Bolt {
    fn weight(&self) -> u32 {
        self.0
    }
}

impl Part for Frame {
    fn weight(&self) -> u32 {
        let mut w = 0;
        for p in &self.parts {
            if let Some(p) = p {
                w += p.weight();
            }
        }
        w
    }
}

impl Part for u8 {
    fn weight(&self) -> u32 {
        *self as u32
    }
}

impl Drop for Bolt {
    fn drop(&mut self) {
        println!("bolt {}", self.0);
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        println!("frame {}", self.name);
    }
}

fn swap_in(slot: &mut Box<dyn Part>, new: Box<dyn Part>) -> u32 {
    let old = std::mem::replace(slot, new);
    old.weight()
}

fn main() {
    let inner = Frame { parts: [Some(Box::new(Bolt(1))), Some(Box::new(200u8)), None], name: "inner" };
    let outer = Frame { parts: [Some(Box::new(Bolt(2))), None, Some(Box::new(inner))], name: "outer" };
    println!("{}", outer.weight());
    let mut slot: Box<dyn Part> = Box::new(Bolt(7));
    println!("{}", swap_in(&mut slot, Box::new(outer)));
    println!("{}", slot.weight());
    slot = Box::new(5u8);
    println!("{}", slot.weight());
    let list: [Box<dyn Part>; 3] = [Box::new(Bolt(31)), Box::new(Bolt(32)), slot];
    let [a, _, c] = list;
    println!("{} {}", a.weight(), c.weight());
}

// OUT: 203
// OUT: bolt 7
// OUT: 7
// OUT: 203
// OUT: frame outer
// OUT: bolt 2
// OUT: frame inner
// OUT: bolt 1
// OUT: 5
// OUT: 31 5
// OUT: bolt 31
// OUT: bolt 32
