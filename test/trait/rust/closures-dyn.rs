// &dyn Fn, &mut dyn FnMut, Box<dyn FnOnce>; a table of handlers.
// ALLOCS all: 1
struct Button {
    label: &'static str,
    on_press: Option<Box<dyn Fn(u32) -> u32>>,
}

fn call(f: &dyn Fn(i32) -> i32, n: i32) -> i32 {
    f(n)
}

fn each(f: &mut dyn FnMut(u32)) {
    for i in 1..=3 {
        f(i);
    }
}

fn make(kind: u32) -> Box<dyn Fn(i32) -> i32> {
    match kind {
        0 => Box::new(|n| n + 1),
        1 => {
            let by = kind as i32 + 10;
            Box::new(move |n| n * by)
        }
        _ => Box::new(|_| 0),
    }
}

fn main() {
    let offset = 3;
    println!("{}", call(&|n| n + offset, 4));
    let mut sum = 0;
    each(&mut |i| sum += i);
    println!("{sum}");
    for kind in 0..3 {
        let f = make(kind);
        println!("{} {}", f(5), call(&f, 6));
    }
    let once: Box<dyn FnOnce() -> &'static str> = Box::new(|| "ran once");
    println!("{}", once());
    let buttons = [
        Button { label: "inc", on_press: Some(Box::new(|n| n + 1)) },
        Button { label: "none", on_press: None },
        Button { label: "square", on_press: Some(Box::new(|n| n * n)) },
    ];
    let mut value = 6;
    for b in &buttons {
        if let Some(f) = &b.on_press {
            value = f(value);
            println!("{} {value}", b.label);
        }
    }
    let fs: [&dyn Fn() -> i32; 2] = [&|| 1, &|| offset];
    println!("{}", fs[0]() + fs[1]());
}

// OUT: 7
// OUT: 6
// OUT: 6 7
// OUT: 55 66
// OUT: 0 0
// OUT: ran once
// OUT: inc 7
// OUT: square 49
// OUT: 4
