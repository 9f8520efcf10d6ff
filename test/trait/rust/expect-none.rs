// expect on None, with drops on the way out.
// STDERR: nobody is at home
// EXIT: 101
// ALLOCS all: 0
struct House {
    resident: Option<&'static str>,
}

impl Drop for House {
    fn drop(&mut self) {
        println!("house of {:?} torn down", self.resident);
    }
}

fn main() {
    let a = House { resident: Some("ann") };
    println!("{}", a.resident.expect("nobody is at home"));
    let b = House { resident: None };
    println!("{}", b.resident.expect("nobody is at home"));
}

// OUT: ann
// OUT: house of None torn down
// OUT: house of Some("ann") torn down
