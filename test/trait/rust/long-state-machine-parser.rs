// A parser of configuration text in a fixed array of bytes: a state machine
// with errors that say where.
// ALLOCS all: 0
const NAME: usize = 8;

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    LineStart,
    Key,
    AfterKey,
    Number { negative: bool },
    Word,
    Comment,
    LineEnd,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Value {
    Number(i32),
    Word([u8; NAME], usize),
    Flag,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    key: [u8; NAME],
    key_len: usize,
    value: Value,
}

#[derive(PartialEq, Debug)]
enum Problem {
    Unexpected { byte: u8, line: u32, column: u32 },
    TooLong { line: u32 },
    TooLarge { line: u32 },
    Full,
}

enum Outcome {
    Parsed(usize),
    Failed(Problem),
}

struct Parser<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
    line_start: usize,
    entries: [Option<Entry>; 4],
    count: usize,
    key: [u8; NAME],
    key_len: usize,
    word: [u8; NAME],
    word_len: usize,
    number: i32,
}

fn is_letter(b: u8) -> bool {
    match b {
        b'a'..=b'z' | b'_' => true,
        _ => false,
    }
}

impl<'t> Parser<'t> {
    fn new(text: &'t [u8]) -> Self {
        Parser {
            text,
            at: 0,
            line: 1,
            line_start: 0,
            entries: [None; 4],
            count: 0,
            key: [0; NAME],
            key_len: 0,
            word: [0; NAME],
            word_len: 0,
            number: 0,
        }
    }

    fn unexpected(&self, byte: u8) -> Problem {
        let column = (self.at - self.line_start) as u32 + 1;
        Problem::Unexpected { byte, line: self.line, column }
    }

    fn store(&mut self, value: Value) -> Option<Problem> {
        if self.count == self.entries.len() {
            return Some(Problem::Full);
        }
        self.entries[self.count] = Some(Entry { key: self.key, key_len: self.key_len, value });
        self.count += 1;
        None
    }

    fn step(&mut self, state: State, byte: u8) -> (State, Option<Problem>) {
        let end = byte == b'\n';
        match state {
            State::LineStart => match byte {
                b' ' | b'\n' => (State::LineStart, None),
                b'#' => (State::Comment, None),
                b if is_letter(b) => {
                    self.key[0] = b;
                    self.key_len = 1;
                    (State::Key, None)
                }
                b => (state, Some(self.unexpected(b))),
            },
            State::Key if end => (State::LineStart, self.store(Value::Flag)),
            State::Key => match byte {
                b'=' => (State::AfterKey, None),
                b if is_letter(b) => {
                    if self.key_len == NAME {
                        return (state, Some(Problem::TooLong { line: self.line }));
                    }
                    self.key[self.key_len] = b;
                    self.key_len += 1;
                    (State::Key, None)
                }
                b => (state, Some(self.unexpected(b))),
            },
            State::AfterKey => match byte {
                b'-' => {
                    self.number = 0;
                    (State::Number { negative: true }, None)
                }
                b'0'..=b'9' => {
                    self.number = (byte - b'0') as i32;
                    (State::Number { negative: false }, None)
                }
                b if is_letter(b) => {
                    self.word[0] = b;
                    self.word_len = 1;
                    (State::Word, None)
                }
                b => (state, Some(self.unexpected(b))),
            },
            State::Number { negative } if end || byte == b'#' => {
                let n = if negative { -self.number } else { self.number };
                let next = if end { State::LineStart } else { State::Comment };
                (next, self.store(Value::Number(n)))
            }
            State::Number { .. } => match byte {
                b'0'..=b'9' => {
                    let digit = (byte - b'0') as i32;
                    match self.number.checked_mul(10).and_then(|n| n.checked_add(digit)) {
                        Some(n) => {
                            self.number = n;
                            (state, None)
                        }
                        None => (state, Some(Problem::TooLarge { line: self.line })),
                    }
                }
                b => (state, Some(self.unexpected(b))),
            },
            State::Word if end => (State::LineStart, self.store(Value::Word(self.word, self.word_len))),
            State::Word if is_letter(byte) && self.word_len < NAME => {
                self.word[self.word_len] = byte;
                self.word_len += 1;
                (State::Word, None)
            }
            State::Word => (state, Some(self.unexpected(byte))),
            State::Comment | State::LineEnd => {
                (if end { State::LineStart } else { State::Comment }, None)
            }
        }
    }

    fn run(&mut self) -> Outcome {
        let mut state = State::LineStart;
        while self.at < self.text.len() {
            let byte = self.text[self.at];
            let (next, problem) = self.step(state, byte);
            if let Some(p) = problem {
                return Outcome::Failed(p);
            }
            state = next;
            self.at += 1;
            if byte == b'\n' {
                self.line += 1;
                self.line_start = self.at;
            }
        }
        let (_, problem) = self.step(state, b'\n');
        match problem {
            Some(p) => Outcome::Failed(p),
            None => Outcome::Parsed(self.count),
        }
    }
}

fn print_name(name: &[u8]) {
    for b in name {
        print!("{}", *b as char);
    }
}

fn parse(text: &str) {
    let mut parser = Parser::new(text.as_bytes());
    match parser.run() {
        Outcome::Parsed(n) => println!("{n} entries in {} lines", parser.line),
        Outcome::Failed(p) => println!("after {} entries: {:?}", parser.count, p),
    }
    for entry in &parser.entries {
        let Some(entry) = entry else { break };
        print!("  ");
        print_name(&entry.key[..entry.key_len]);
        match entry.value {
            Value::Flag => println!(" is set"),
            Value::Number(n) if n < 0 => println!(" = minus {}", -n),
            Value::Number(n) => println!(" = {n}"),
            Value::Word(w, len) => {
                print!(" = '");
                print_name(&w[..len]);
                println!("'");
            }
        }
    }
}

fn main() {
    parse("# a comment\nport=8080\nname=server\n\nverbose\noffset=-12# why\n");
    parse("port=80\nna me=x\n");
    parse("a=1\nb=99999999999\n");
    parse("waytoolongakey=1");
    parse("a\nb\nc\nd\ne\n");
    parse("?");
    parse("");
}

// OUT: 4 entries in 7 lines
// OUT:   port = 8080
// OUT:   name = 'server'
// OUT:   verbose is set
// OUT:   offset = minus 12
// OUT: after 1 entries: Unexpected { byte: 32, line: 2, column: 3 }
// OUT:   port = 80
// OUT: after 1 entries: TooLarge { line: 2 }
// OUT:   a = 1
// OUT: after 0 entries: TooLong { line: 1 }
// OUT: after 4 entries: Full
// OUT:   a is set
// OUT:   b is set
// OUT:   c is set
// OUT:   d is set
// OUT: after 0 entries: Unexpected { byte: 63, line: 1, column: 1 }
// OUT: 0 entries in 1 lines
