// A block's names end with it; items see no locals.
// ERROR: 11:20: `inside`
// ERROR: 13:20: `i`
// ERROR: 16:9: `local`
// ERROR: 20:24: `v`
fn main() {
    {
        let inside = 1;
        println!("{inside}");
    }
    println!("{}", inside);
    for i in 0..2 {}
    println!("{}", i);
    let local = 1;
    fn item() -> i32 {
        local
    }
    if let Some(v) = Some(1) {
    } else {
        println!("{}", v);
    }
    item();
}
