// Default methods call required ones; an impl may replace either.
// ALLOCS all: 0
trait Logger {
    fn prefix(&self) -> &str;
    fn level(&self) -> u32 {
        1
    }
    fn log(&self, text: &str) {
        println!("[{}:{}] {}", self.prefix(), self.level(), text);
    }
    fn log_twice(&self, text: &str) {
        self.log(text);
        self.log(text);
    }
}

struct Plain;
struct Loud {
    level: u32,
}

impl Logger for Plain {
    fn prefix(&self) -> &str {
        "plain"
    }
}

impl Logger for Loud {
    fn prefix(&self) -> &str {
        "loud"
    }
    fn level(&self) -> u32 {
        self.level
    }
    fn log(&self, text: &str) {
        println!("<{}> {}!", self.level(), text);
    }
}

fn run(l: &impl Logger) {
    l.log_twice("static");
}

fn run_dyn(l: &dyn Logger) {
    l.log_twice("dynamic");
}

fn main() {
    run(&Plain);
    run(&Loud { level: 7 });
    run_dyn(&Plain);
    run_dyn(&Loud { level: 9 });
}

// OUT: [plain:1] static
// OUT: [plain:1] static
// OUT: <7> static!
// OUT: <7> static!
// OUT: [plain:1] dynamic
// OUT: [plain:1] dynamic
// OUT: <9> dynamic!
// OUT: <9> dynamic!
