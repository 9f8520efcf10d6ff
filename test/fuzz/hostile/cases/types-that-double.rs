// options: 0
// Minutes at 30 of them: the type is written with 2^40 parts.
fn twice<T: Clone>(x: T) -> (T, T) { (x.clone(), x) }
fn main() { let y = twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(1u8)))))))))))))))))))))))))))))))))))))))); }
