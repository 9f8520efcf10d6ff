// Each call doubles the type: a message does not print all of it.
// ERROR: 8:
fn twice<T: Clone>(x: T) -> (T, T) {
    (x.clone(), x)
}

fn main() {
    let x = twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(twice(1u8))))))))))))))))))))))))))))));
}
