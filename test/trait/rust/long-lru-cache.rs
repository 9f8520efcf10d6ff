// A least-recently-used cache on arrays with links by index; generic over
// key and value, values with a destructor.
// ALLOCS all: 0
const NONE: usize = usize::MAX;
const SIZE: usize = 4;

struct Slot<K, V> {
    key: K,
    value: V,
    newer: usize,
    older: usize,
}

struct Lru<K, V> {
    slots: [Option<Slot<K, V>>; SIZE],
    used: usize,
    newest: usize,
    oldest: usize,
    hits: u32,
    misses: u32,
}

impl<K: PartialEq + Copy, V> Lru<K, V> {
    fn new() -> Self {
        Lru {
            slots: [None, None, None, None],
            used: 0,
            newest: NONE,
            oldest: NONE,
            hits: 0,
            misses: 0,
        }
    }

    fn slot(&mut self, i: usize) -> &mut Slot<K, V> {
        self.slots[i].as_mut().unwrap()
    }

    fn find(&self, key: K) -> Option<usize> {
        for i in 0..SIZE {
            if let Some(s) = &self.slots[i] {
                if s.key == key {
                    return Some(i);
                }
            }
        }
        None
    }

    fn unlink(&mut self, i: usize) {
        let (newer, older) = {
            let s = self.slot(i);
            (s.newer, s.older)
        };
        if newer == NONE {
            self.newest = older;
        } else {
            self.slot(newer).older = older;
        }
        if older == NONE {
            self.oldest = newer;
        } else {
            self.slot(older).newer = newer;
        }
    }

    fn link_newest(&mut self, i: usize) {
        let before = self.newest;
        let s = self.slot(i);
        s.newer = NONE;
        s.older = before;
        if before == NONE {
            self.oldest = i;
        } else {
            self.slot(before).newer = i;
        }
        self.newest = i;
    }

    fn get(&mut self, key: K) -> Option<&V> {
        match self.find(key) {
            Some(i) => {
                self.hits += 1;
                self.unlink(i);
                self.link_newest(i);
                self.slots[i].as_ref().map(|s| &s.value)
            }
            None => {
                self.misses += 1;
                None
            }
        }
    }

    fn put(&mut self, key: K, value: V) -> Option<V> {
        if let Some(i) = self.find(key) {
            self.unlink(i);
            self.link_newest(i);
            let s = self.slot(i);
            return Some(std::mem::replace(&mut s.value, value));
        }
        let i;
        let mut evicted = None;
        if self.used < SIZE {
            i = self.used;
            self.used += 1;
        } else {
            i = self.oldest;
            self.unlink(i);
            if let Some(old) = self.slots[i].take() {
                evicted = Some(old.value);
            }
        }
        self.slots[i] = Some(Slot { key, value, newer: NONE, older: NONE });
        self.link_newest(i);
        evicted
    }

    fn each(&self, mut f: impl FnMut(K, &V)) {
        let mut i = self.newest;
        while i != NONE {
            let s = self.slots[i].as_ref().expect("linked slots are filled");
            f(s.key, &s.value);
            i = s.older;
        }
    }
}

struct Page {
    number: u32,
    data: [u8; 16],
}

impl Drop for Page {
    fn drop(&mut self) {
        println!("    page {} written back", self.number);
    }
}

fn load(number: u32) -> Page {
    let mut data = [0; 16];
    for i in 0..data.len() {
        data[i] = (number as u8).wrapping_mul(31).wrapping_add(i as u8);
    }
    Page { number, data }
}

fn checksum(p: &Page) -> u32 {
    p.data.iter().fold(0, |sum, b| (sum * 7 + *b as u32) % 65521)
}

fn main() {
    let mut cache = Lru::new();
    for number in [1, 2, 3, 1, 4, 5, 1, 2, 6, 1, 1, 3] {
        let sum = match cache.get(number) {
            Some(page) => {
                print!("hit  {number}");
                checksum(page)
            }
            None => {
                print!("miss {number}");
                let page = load(number);
                let sum = checksum(&page);
                println!();
                if let Some(old) = cache.put(number, page) {
                    println!("    page {} evicted", old.number);
                }
                print!("      ");
                sum
            }
        };
        println!(" -> {sum}");
    }
    print!("newest first:");
    cache.each(|key, page| print!(" {key}/{}", page.data[0]));
    println!();
    let old = cache.put(1, load(1));
    println!("replaced {}", old.is_some());
    println!("{} hits, {} misses", cache.hits, cache.misses);
    let mut words: Lru<char, &str> = Lru::new();
    words.put('a', "apple");
    println!("{:?}", words.get('a'));
    println!("{:?}", words.get('b'));
}

// OUT: miss 1
// OUT:        -> 1142
// OUT: miss 2
// OUT:        -> 8237
// OUT: miss 3
// OUT:        -> 15332
// OUT: hit  1 -> 1142
// OUT: miss 4
// OUT:        -> 22427
// OUT: miss 5
// OUT:     page 2 evicted
// OUT:     page 2 written back
// OUT:        -> 29522
// OUT: hit  1 -> 1142
// OUT: miss 2
// OUT:     page 3 evicted
// OUT:     page 3 written back
// OUT:        -> 8237
// OUT: miss 6
// OUT:     page 4 evicted
// OUT:     page 4 written back
// OUT:        -> 36617
// OUT: hit  1 -> 1142
// OUT: hit  1 -> 1142
// OUT: miss 3
// OUT:     page 5 evicted
// OUT:     page 5 written back
// OUT:        -> 15332
// OUT: newest first: 3/93 1/31 6/186 2/62
// OUT: replaced true
// OUT: 4 hits, 8 misses
// OUT: Some("apple")
// OUT: None
// OUT:     page 1 written back
// OUT:     page 1 written back
// OUT:     page 3 written back
// OUT:     page 2 written back
// OUT:     page 6 written back
