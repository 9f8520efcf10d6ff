// Attributes that nobody knows, and known ones where they mean nothing.
// ERROR: 5:3: unknown attribute
// ERROR: 8:3: derive
// ERROR: 11:3: unknown attribute
#[dyn_asink(box)]
fn g() {}

#[derive(Clone)]
fn h() {}

#[repr(C)]
struct S;

fn main() {}
