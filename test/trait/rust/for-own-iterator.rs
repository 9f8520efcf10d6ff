// A for loop over a type that implements Iterator; the adaptors come with it.
// ALLOCS all: 0
struct Countdown {
    from: u32,
}

impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.from == 0 {
            return None;
        }
        self.from -= 1;
        Some(self.from + 1)
    }
}

struct Primes {
    last: u32,
}

impl Iterator for Primes {
    type Item = u32;
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.last += 1;
            let n = self.last;
            let mut prime = n > 1;
            let mut d = 2;
            while d * d <= n {
                if n % d == 0 {
                    prime = false;
                    break;
                }
                d += 1;
            }
            if prime {
                return Some(n);
            }
        }
    }
}

fn main() {
    for n in (Countdown { from: 3 }) {
        println!("{n}");
    }
    let mut rest = Countdown { from: 5 };
    for n in &mut rest {
        if n == 3 {
            break;
        }
    }
    println!("{:?}", rest.next());
    for p in (Primes { last: 0 }).take(6) {
        print!(" {p}");
    }
    println!();
    println!("{}", Primes { last: 0 }.filter(|p| p % 4 == 1).take(4).sum::<u32>());
}

// OUT: 3
// OUT: 2
// OUT: 1
// OUT: Some(2)
// OUT:  2 3 5 7 11 13
// OUT: 64
