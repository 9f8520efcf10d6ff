// Sizes would wrap: what is so large is an error, and not compiled to something
// small.
// ERROR: 10:4: values of type `[[u64; 1099511627775]; 1099511627775]` are too large for the target

// What nobody has a value of may be as large as it likes.
fn unused<T>() -> Option<Box<[[T; 1099511627775]; 1099511627775]>> {
    None
}

fn main() {
    let _fits = unused::<u8>();
    let row = [1u64; 1099511627775];
    let all = [row; 1099511627775];
    println!("{}", all.len());
}
