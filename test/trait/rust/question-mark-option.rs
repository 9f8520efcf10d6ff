// `?` on Option leaves the function early; also in nested calls and methods.
// ALLOCS all: 0
fn digit(c: u8) -> Option<u32> {
    match c {
        b'0'..=b'9' => Some((c - b'0') as u32),
        _ => None,
    }
}

fn number(text: &[u8]) -> Option<u32> {
    let mut n = 0;
    for c in text {
        n = n * 10 + digit(*c)?;
    }
    Some(n)
}

fn add(a: &[u8], b: &[u8]) -> Option<u32> {
    let sum = number(a)? + number(b)?;
    println!("added");
    Some(sum)
}

struct Table {
    entries: [(u32, &'static str); 3],
}

impl Table {
    fn find(&self, key: u32) -> Option<&'static str> {
        for (k, name) in &self.entries {
            if *k == key {
                return Some(*name);
            }
        }
        None
    }
    fn find_text(&self, key: &[u8]) -> Option<&'static str> {
        self.find(number(key)?)
    }
}

fn main() {
    println!("{:?}", add(&[b'1', b'2'], &[b'3', b'0']));
    println!("{:?}", add(&[b'1', b'2'], &[b'3', b'x']));
    let t = Table { entries: [(1, "one"), (22, "twenty-two"), (3, "three")] };
    println!("{:?} {:?} {:?}", t.find_text(&[b'2', b'2']), t.find_text(&[b'4']), t.find_text(&[b'-']));
}

// OUT: added
// OUT: Some(42)
// OUT: None
// OUT: Some("twenty-two") None None
