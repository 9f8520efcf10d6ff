// An interpreter of expression trees in boxes: evaluation, simplification,
// printing, derivation; every tree is freed.
// ALLOCS all: 855
use std::cell::Cell;

#[derive(Clone, PartialEq, Debug)]
enum Expr {
    Number(i64),
    Variable(char),
    Unary(Sign, Box<Expr>),
    Binary(Op, Box<Expr>, Box<Expr>),
    Let { name: char, value: Box<Expr>, body: Box<Expr> },
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Sign {
    Minus,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

use Expr::{Binary, Number, Unary, Variable};

struct Scope<'p> {
    name: char,
    value: i64,
    parent: Option<&'p Scope<'p>>,
}

fn lookup(scope: Option<&Scope>, name: char) -> Option<i64> {
    let mut at = scope;
    while let Some(s) = at {
        if s.name == name {
            return Some(s.value);
        }
        at = s.parent;
    }
    None
}

fn eval(e: &Expr, scope: Option<&Scope>, steps: &Cell<u32>) -> Option<i64> {
    steps.set(steps.get() + 1);
    let value = match e {
        Number(n) => *n,
        Variable(v) => lookup(scope, *v)?,
        Unary(Sign::Minus, inner) => -eval(inner, scope, steps)?,
        Binary(op, a, b) => {
            let a = eval(a, scope, steps)?;
            let b = eval(b, scope, steps)?;
            match op {
                Op::Add => a.checked_add(b)?,
                Op::Sub => a - b,
                Op::Mul => a.checked_mul(b)?,
                Op::Div if b == 0 => return None,
                Op::Div => a / b,
            }
        }
        Expr::Let { name, value, body } => {
            let value = eval(value, scope, steps)?;
            eval(body, Some(&Scope { name: *name, value, parent: scope }), steps)?
        }
    };
    Some(value)
}

fn binary(op: Op, a: Expr, b: Expr) -> Expr {
    Binary(op, Box::new(a), Box::new(b))
}

fn simplify(e: Expr) -> Expr {
    match e {
        Binary(op, a, b) => match (op, simplify(*a), simplify(*b)) {
            (Op::Add, Number(0), x) | (Op::Add | Op::Sub, x, Number(0)) => x,
            (Op::Mul, Number(0), _) | (Op::Mul, _, Number(0)) => Number(0),
            (Op::Mul, Number(1), x) | (Op::Mul | Op::Div, x, Number(1)) => x,
            (Op::Add, Number(x), Number(y)) => Number(x + y),
            (Op::Mul, Number(x), Number(y)) => Number(x * y),
            (op, x, y) => binary(op, x, y),
        },
        Unary(s, inner) => match simplify(*inner) {
            Unary(Sign::Minus, twice) => *twice,
            Number(n) => Number(-n),
            other => Unary(s, Box::new(other)),
        },
        Expr::Let { name, value, body } => Expr::Let {
            value: Box::new(simplify(*value)),
            name,
            body: Box::new(simplify(*body)),
        },
        leaf => leaf,
    }
}

fn derive(e: &Expr, by: char) -> Expr {
    match e {
        Number(_) => Number(0),
        Variable(v) if *v == by => Number(1),
        Variable(_) => Number(0),
        Unary(s, inner) => Unary(*s, Box::new(derive(inner, by))),
        Binary(op @ (Op::Add | Op::Sub), a, b) => binary(*op, derive(a, by), derive(b, by)),
        Binary(Op::Mul, a, b) => binary(
            Op::Add,
            binary(Op::Mul, derive(a, by), (**b).clone()),
            binary(Op::Mul, (**a).clone(), derive(b, by)),
        ),
        Binary(Op::Div, a, b) => {
            let top = binary(
                Op::Sub,
                binary(Op::Mul, derive(a, by), (**b).clone()),
                binary(Op::Mul, (**a).clone(), derive(b, by)),
            );
            binary(Op::Div, top, binary(Op::Mul, (**b).clone(), (**b).clone()))
        }
        Expr::Let { .. } => panic!("let has no derivative here"),
    }
}

fn print(e: &Expr) {
    match e {
        Number(n) => print!("{n}"),
        Variable(v) => print!("{v}"),
        Unary(_, inner) => {
            print!("-");
            print(inner);
        }
        Binary(op, a, b) => {
            print!("(");
            print(a);
            print!(" {} ", match op {
                Op::Add => '+',
                Op::Sub => '-',
                Op::Mul => '*',
                Op::Div => '/',
            });
            print(b);
            print!(")");
        }
        Expr::Let { name, value, body } => {
            print!("let {name} = ");
            print(value);
            print!(" in ");
            print(body);
        }
    }
}

fn show(label: &str, e: &Expr) {
    print!("{label}: ");
    print(e);
    println!();
}

fn depth(e: &Expr) -> usize {
    1 + match e {
        Number(_) | Variable(_) => 0,
        Unary(_, a) => depth(a),
        Binary(_, a, b) | Expr::Let { value: a, body: b, .. } => depth(a).max(depth(b)),
    }
}

fn main() {
    let steps = Cell::new(0);
    let x = || Variable('x');
    let e = binary(Op::Add, binary(Op::Mul, x(), x()), binary(Op::Mul, Number(3), x()));
    show("e", &e);
    let at_four = Scope { name: 'x', value: 4, parent: None };
    println!("{:?} in {} steps", eval(&e, Some(&at_four), &steps), steps.get());
    let d = derive(&e, 'x');
    show("d", &d);
    let s = simplify(d.clone());
    show("simple", &s);
    println!("{} {} {}", d == s, depth(&d), depth(&s));
    println!("{:?}", eval(&s, Some(&at_four), &steps));
    let nested = Expr::Let {
        name: 'y',
        value: Box::new(simplify(Unary(Sign::Minus, Box::new(Unary(Sign::Minus, Box::new(x())))))),
        body: Box::new(binary(Op::Div, Number(100), binary(Op::Sub, Variable('y'), x()))),
    };
    show("nested", &nested);
    println!("{:?}", eval(&nested, Some(&at_four), &steps));
    println!("{:?}", eval(&Variable('q'), Some(&at_four), &steps));
    let shadow = Expr::Let { name: 'x', value: Box::new(Number(9)), body: Box::new(e.clone()) };
    println!("{:?} {:?}", eval(&shadow, Some(&at_four), &steps), eval(&e, None, &steps));
    let mut deep = Number(1);
    for i in 0..200 {
        deep = binary(if i % 2 == 0 { Op::Add } else { Op::Sub }, Number(i), deep);
    }
    println!("{:?} {}", eval(&deep, None, &steps), depth(&deep));
    println!("{:?}", simplify(binary(Op::Mul, Number(0), deep)));
    println!("{}", steps.get());
}

// OUT: e: ((x * x) + (3 * x))
// OUT: Some(28) in 7 steps
// OUT: d: (((1 * x) + (x * 1)) + ((0 * x) + (3 * 1)))
// OUT: simple: ((x + x) + 3)
// OUT: false 4 3
// OUT: Some(11)
// OUT: nested: let y = x in (100 / (y - x))
// OUT: None
// OUT: None
// OUT: Some(108) None
// OUT: Some(1) 201
// OUT: Number(0)
// OUT: 433
