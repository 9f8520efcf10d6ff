// collect into a container of the program's, try_fold, and characters and
// searches from both ends.
// ALLOCS all: 0
struct Bag<T> {
    items: [Option<T>; 4],
    len: usize,
}

impl<T> FromIterator<T> for Bag<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut bag = Bag { items: [None, None, None, None], len: 0 };
        for x in iter {
            bag.items[bag.len] = Some(x);
            bag.len += 1;
        }
        bag
    }
}

fn main() {
    let b: Bag<i32> = (1..4).map(|x| x * x).collect();
    println!("{:?} {}", b.items, b.len);
    println!("{:?}", "a\u{e9}\u{65e5}x".chars().rev().collect::<Bag<char>>().items);
    let fits = (1..=3).try_fold(0i8, |a, x| a.checked_add(x * 30));
    let overflows = (1..=3).try_fold(100i8, |a, x| a.checked_add(x * 30));
    println!("{fits:?} {overflows:?}");
    let mut seen = 0;
    let r: Result<i32, &str> = [1, -2, 3].iter().try_fold(0, |a, &x| {
        seen += 1;
        if x < 0 {
            Err("negative")
        } else {
            Ok(a + x)
        }
    });
    println!("{r:?} {seen}");
    println!("{:?}", [1, 3, 5].binary_search_by(|p| p.cmp(&3)));
    println!("{:?}", [5, 3, 1].binary_search_by(|p| 4.cmp(p)));
}

// OUT: [Some(1), Some(4), Some(9), None] 3
// OUT: [Some('x'), Some('日'), Some('é'), Some('a')]
// OUT: None None
// OUT: Err("negative") 2
// OUT: Ok(1)
// OUT: Err(1)
