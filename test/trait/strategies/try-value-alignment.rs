// `try(N)` and a value aligned to 16 bytes: it lies in the slot as others do, and
// is refused as others are.
// ALLOCS all: 0
trait Keys {
    fn keys(&self) -> impl Iterator<Item = u128>;
}

struct Few(u128);

impl Keys for Few {
    fn keys(&self) -> impl Iterator<Item = u128> {
        let top = self.0 << 100;
        once(top).chain(once(top + 1))
    }
}

fn room(k: &dyn Keys) -> Result<u128, TooLarge> {
    let mut total = 0;
    for key in (#[dyn_async(try(256))] k.keys())? {
        total += key;
    }
    Ok(total)
}

fn no_room(k: &dyn Keys) -> Result<u128, TooLarge> {
    let mut total = 0;
    for key in (#[dyn_async(try(16))] k.keys())? {
        total += key;
    }
    Ok(total)
}

fn main() {
    println!("{:?}", room(&Few(1)));
    println!("{:?}", no_room(&Few(1)));
}

// OUT: Ok(2535301200456458802993406410753)
// OUT: Err(TooLarge)
