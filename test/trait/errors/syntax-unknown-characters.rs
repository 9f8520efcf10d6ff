// Characters that are in no token.
// ERROR: 6:15: unknown character
// ERROR: 7:15: unknown character
// ERROR: 8:19: unknown character
fn main() {
    let a = 1 ` 2;
    let b = 3 \ 4;
    let price = 5 €;
}
