// What no static can be: one that is not Sync, also in a function; one whose
// value depends on itself; and what a pattern compares with.
// ERROR: 11:11: `Cell<u32>` is not Sync
// ERROR: 12:11: `&Cell<u32>` is not Sync
// ERROR: 13:17: the value of static `C` depends on itself
// ERROR: 15:11: `&dyn Shown` is not Sync
// ERROR: 22:19: `Option<Cell<u8>>` is not Sync
// ERROR: 24:9: `G` is a static
use std::cell::Cell;

static A: Cell<u32> = Cell::new(1);
static B: &Cell<u32> = &Cell::new(1);
static C: u32 = D;
static D: u32 = C;
static F: &dyn Shown = &1;
static G: u32 = 1;

trait Shown {}
impl Shown for i32 {}

fn main() {
    static LOCAL: Option<Cell<u8>> = None;
    match 1 {
        G => {}
        _ => {}
    }
}
