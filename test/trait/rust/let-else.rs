// let-else: the else block leaves.
// ALLOCS all: 0
struct Config {
    port: Option<u16>,
    name: Option<&'static str>,
}

fn check(c: &Config) -> &'static str {
    let Some(port) = c.port else {
        return "no port";
    };
    let (Some(name), 1..=1023) = (c.name, port) else {
        println!("port {port} rejected");
        return "bad";
    };
    println!("{name} on {port}");
    "good"
}

fn main() {
    println!("{}", check(&Config { port: None, name: None }));
    println!("{}", check(&Config { port: Some(8080), name: Some("x") }));
    println!("{}", check(&Config { port: Some(80), name: Some("http") }));
    let mut n = 0;
    loop {
        n += 1;
        let true = n < 5 else { break };
    }
    println!("{n}");
    for v in [Some(1), None, Some(3)] {
        let Some(v) = v else { continue };
        println!("{v}");
    }
}

// OUT: no port
// OUT: port 8080 rejected
// OUT: bad
// OUT: http on 80
// OUT: good
// OUT: 5
// OUT: 1
// OUT: 3
