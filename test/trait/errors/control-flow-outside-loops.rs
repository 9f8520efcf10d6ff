// break, continue and return where nothing is to leave.
// ERROR: 11:5: loop
// ERROR: 12:5: loop
// ERROR: 15:13: `break` cannot leave a closure or an async block
// ERROR: 21:15: `'b`
// ERROR: 24:15: value
// ERROR: 30:15: mismatched types
// ERROR: 33:9: loop
// ERROR: 37:16: return
fn main() {
    break;
    continue;
    loop {
        let f = || {
            break;
        };
        f();
        break;
    }
    'a: loop {
        break 'b;
    }
    while true {
        break 5;
    }
    let x = loop {
        if true {
            break 1;
        }
        break "two";
    };
    async {
        break;
    };
}

const K: i32 = return 1;
