// There is no `static mut`, and no static that belongs to a type.
// ERROR: 8:8: `mut` constants and statics are not supported
// ERROR: 13:5: does not belong to a type
struct S;

const FINE: u32 = 1;

static mut COUNT: u32 = FINE;

impl S {
    const ALSO: u32 = 1;

    static LIMIT: u32 = 1;
}

fn main() {}
