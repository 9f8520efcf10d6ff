// From, Into, and functions that take whatever converts.
// ALLOCS all: 0
#[derive(Debug, Clone, Copy, PartialEq)]
struct Celsius(f64);

#[derive(Debug, Clone, Copy, PartialEq)]
struct Fahrenheit(f64);

impl From<Celsius> for Fahrenheit {
    fn from(c: Celsius) -> Self {
        Fahrenheit(c.0 * 9.0 / 5.0 + 32.0)
    }
}

#[derive(Debug)]
enum Value {
    Int(i64),
    Text(&'static str),
    Nothing,
}

impl From<i64> for Value {
    fn from(n: i64) -> Value {
        Value::Int(n)
    }
}

impl From<&'static str> for Value {
    fn from(s: &'static str) -> Value {
        Value::Text(s)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(o: Option<T>) -> Value {
        match o {
            Some(v) => v.into(),
            None => Value::Nothing,
        }
    }
}

fn show(v: impl Into<Value>) {
    println!("{:?}", v.into());
}

struct Wire([u8; 4]);

impl Into<u32> for Wire {
    fn into(self) -> u32 {
        let mut n = 0;
        for b in self.0 {
            n = n << 8 | b as u32;
        }
        n
    }
}

fn main() {
    println!("{:?}", Fahrenheit::from(Celsius(100.0)));
    let f: Fahrenheit = Celsius(-40.0).into();
    println!("{:?}", f);
    show(5);
    show("five");
    show(Some("inside"));
    show(None::<i64>);
    show(Value::Nothing);
    let n: u32 = Wire([1, 2, 3, 4]).into();
    println!("{n}");
    println!("{} {}", u64::from(7u32), i64::from(-3i32));
    let wide: u64 = 200u8.into();
    println!("{wide}");
}

// OUT: Fahrenheit(212.0)
// OUT: Fahrenheit(-40.0)
// OUT: Int(5)
// OUT: Text("five")
// OUT: Text("inside")
// OUT: Nothing
// OUT: Nothing
// OUT: 16909060
// OUT: 7 -3
// OUT: 200
