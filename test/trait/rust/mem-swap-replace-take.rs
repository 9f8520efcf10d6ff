// Values exchanged in place, without a copy that would be dropped.
// ALLOCS all: 0
use std::mem;

struct Token(u32);

impl Drop for Token {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Machine {
    state: Option<Token>,
    spare: Token,
}

impl Machine {
    fn exchange(&mut self) {
        if let Some(t) = &mut self.state {
            mem::swap(t, &mut self.spare);
        }
    }
    fn reset(&mut self) -> Option<Token> {
        mem::take(&mut self.state)
    }
}

fn main() {
    let mut a = 1;
    let mut b = 2;
    mem::swap(&mut a, &mut b);
    println!("{a} {b} {}", mem::replace(&mut a, 7));
    println!("{a} {}", std::mem::take(&mut b));
    let mut m = Machine { state: Some(Token(1)), spare: Token(2) };
    m.exchange();
    println!("{} {}", m.state.as_ref().map(|t| t.0).unwrap_or(0), m.spare.0);
    let old = mem::replace(&mut m.spare, Token(3));
    println!("replaced {}", old.0);
    let state = m.reset();
    println!("{} {}", state.is_some(), m.state.is_none());
    drop(state);
    mem::drop(mem::replace(&mut m.spare, Token(4)));
    println!("end");
}

// OUT: 7 1 2
// OUT: 7 1
// OUT: 2 1
// OUT: replaced 1
// OUT: true true
// OUT: drop 2
// OUT: drop 3
// OUT: end
// OUT: drop 1
// OUT: drop 4
