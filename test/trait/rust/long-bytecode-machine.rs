// A compiler from text to byte code and a machine that runs it: enums, arrays,
// options, traps and a tracing hook.
// ALLOCS all: 0
#[derive(Clone, Copy, PartialEq, Debug)]
enum Code {
    Push(i64),
    Load(u8),
    Store(u8),
    Add,
    Sub,
    Mul,
    Less,
    Jump(usize),
    JumpIfZero(usize),
    Print,
    Halt,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Trap {
    StackOverflow { at: usize },
    StackUnderflow { at: usize },
    Overflow { at: usize, code: Code },
    OutOfFuel,
    BadJump(usize),
}

enum Step {
    Next,
    Goto(usize),
    Stop,
    Fault(Trap),
}

struct Machine<'c> {
    code: &'c [Code],
    stack: [i64; 8],
    top: usize,
    memory: [i64; 4],
    fuel: u32,
}

impl<'c> Machine<'c> {
    fn new(code: &'c [Code], fuel: u32) -> Self {
        Machine { code, stack: [0; 8], top: 0, memory: [0; 4], fuel }
    }

    fn push(&mut self, v: i64) -> Option<()> {
        if self.top == self.stack.len() {
            return None;
        }
        self.stack[self.top] = v;
        self.top += 1;
        Some(())
    }

    fn pop(&mut self) -> Option<i64> {
        self.top = if self.top > 0 { self.top - 1 } else { return None };
        Some(self.stack[self.top])
    }

    fn two(&mut self) -> Option<(i64, i64)> {
        let b = self.pop()?;
        Some((self.pop()?, b))
    }

    fn arithmetic(&mut self, at: usize, code: Code) -> Step {
        let Some((a, b)) = self.two() else {
            return Step::Fault(Trap::StackUnderflow { at });
        };
        let value = match code {
            Code::Add => a.checked_add(b),
            Code::Sub => a.checked_sub(b),
            Code::Mul => a.checked_mul(b),
            Code::Less => Some((a < b) as i64),
            _ => unreachable!(),
        };
        match value {
            Some(v) => {
                self.push(v);
                Step::Next
            }
            None => Step::Fault(Trap::Overflow { at, code }),
        }
    }

    fn step(&mut self, at: usize, out: &mut dyn FnMut(i64)) -> Step {
        let code = self.code[at];
        let done = match code {
            Code::Push(n) => {
                if self.push(n).is_none() {
                    return Step::Fault(Trap::StackOverflow { at });
                }
                Some(())
            }
            Code::Load(slot) => {
                let v = self.memory[slot as usize];
                if self.push(v).is_none() {
                    return Step::Fault(Trap::StackOverflow { at });
                }
                Some(())
            }
            Code::Store(slot) => self.pop().map(|v| self.memory[slot as usize] = v),
            Code::Add | Code::Sub | Code::Mul | Code::Less => return self.arithmetic(at, code),
            Code::Jump(to) => return Step::Goto(to),
            Code::JumpIfZero(to) => match self.pop() {
                Some(0) => return Step::Goto(to),
                other => other.map(|_| ()),
            },
            Code::Print => self.pop().map(|v| out(v)),
            Code::Halt => return Step::Stop,
        };
        match done {
            Some(()) => Step::Next,
            None => Step::Fault(Trap::StackUnderflow { at }),
        }
    }

    fn run(&mut self, mut out: impl FnMut(i64)) -> Option<Trap> {
        let mut at = 0;
        loop {
            if self.fuel == 0 {
                return Some(Trap::OutOfFuel);
            }
            self.fuel -= 1;
            match self.step(at, &mut out) {
                Step::Next => at += 1,
                Step::Goto(to) if to >= self.code.len() => return Some(Trap::BadJump(to)),
                Step::Goto(to) => at = to,
                Step::Stop => return None,
                Step::Fault(t) => return Some(t),
            }
        }
    }
}

fn run(label: &str, code: &[Code], fuel: u32) {
    print!("{label}:");
    let mut machine = Machine::new(code, fuel);
    let mut printed = 0;
    let trap = machine.run(|v| {
        printed += 1;
        print!(" {v}");
    });
    println!();
    println!("  {printed} printed, {} left, {:?}", machine.fuel, trap);
}

fn main() {
    use Code::*;
    let squares = [
        Push(0), Store(0), // i = 0
        Load(0), Push(6), Less, JumpIfZero(12),
        Load(0), Load(0), Mul, Print,
        Push(1), Jump(13),
        Halt,
        Load(0), Add, Store(0), Jump(2),
    ];
    run("squares", &squares, 200);
    run("squares, short of fuel", &squares, 40);
    let factorial = [
        Push(1), Store(0), Push(1), Store(1),
        Load(0), Load(1), Mul, Store(0), Load(0), Print,
        Load(1), Push(1), Add, Store(1), Jump(4),
    ];
    run("factorial", &factorial, 10000);
    run("deep", &[Push(1), Jump(0)], 100);
    run("empty", &[Push(1), Add, Halt], 100);
    run("wild", &[Push(0), JumpIfZero(77)], 100);
    println!("{}", squares[3] == Push(6) && squares[4] != Push(6));
}

// OUT: squares: 0 1 4 9 16 25
// OUT:   6 printed, 109 left, None
// OUT: squares, short of fuel: 0 1 4
// OUT:   3 printed, 0 left, Some(OutOfFuel)
// OUT: factorial: 1 2 6 24 120 720 5040 40320 362880 3628800 39916800 479001600 6227020800 87178291200 1307674368000 20922789888000 355687428096000 6402373705728000 121645100408832000 2432902008176640000
// OUT:   20 printed, 9773 left, Some(Overflow { at: 6, code: Mul })
// OUT: deep:
// OUT:   0 printed, 83 left, Some(StackOverflow { at: 0 })
// OUT: empty:
// OUT:   0 printed, 98 left, Some(StackUnderflow { at: 1 })
// OUT: wild:
// OUT:   0 printed, 98 left, Some(BadJump(77))
// OUT: true
