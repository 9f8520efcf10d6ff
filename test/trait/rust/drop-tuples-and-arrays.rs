// Elements are dropped first to last; arrays of arrays likewise.
// ALLOCS all: 1
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        print!(" {}", self.0);
    }
}

fn main() {
    {
        let _t = (D(1), D(2), (D(3), D(4)));
    }
    println!(" tuple");
    {
        let _a = [D(1), D(2), D(3)];
    }
    println!(" array");
    {
        let _n = [[D(1), D(2)], [D(3), D(4)]];
    }
    println!(" nested");
    {
        let _b = (Box::new(D(1)), [Some(D(2)), None, Some(D(3))]);
    }
    println!(" mixed");
    let mut slots = [Some(D(1)), Some(D(2)), Some(D(3))];
    slots[1] = None;
    println!(" element");
    let taken = slots[2].take();
    drop(slots);
    println!(" rest");
    drop(taken);
    println!(" taken");
    for d in [D(7), D(8), D(9)] {
        if d.0 == 8 {
            break;
        }
    }
    println!(" left a loop: the rest goes too");
    let [first, middle, third] = [D(1), D(2), D(3)];
    drop(third);
    drop(middle);
    drop(first);
    println!(" by hand");
}

// OUT:  1 2 3 4 tuple
// OUT:  1 2 3 array
// OUT:  1 2 3 4 nested
// OUT:  1 2 3 mixed
// OUT:  2 element
// OUT:  1 rest
// OUT:  3 taken
// OUT:  7 8 9 left a loop: the rest goes too
// OUT:  3 2 1 by hand
