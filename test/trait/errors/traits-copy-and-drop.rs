// Copy needs copyable parts and no destructor; drop is never called by name.
// ERROR: 7:17: `Copy`
// ERROR: 15:6: `Copy`
#[derive(Clone)]
struct D(i32);

#[derive(Clone, Copy)]
struct HasD {
    d: D,
}

#[derive(Clone, Copy)]
struct HasDrop;

impl Drop for HasDrop {
    fn drop(&mut self) {}
}

fn main() {}
