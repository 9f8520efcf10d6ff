//===- TraitText.cpp - What all programs use ------------------------------===//

#include "TraitText.h"

using namespace generate;
using namespace llvm;

StringRef generate::commonText() {
  return R"(use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

fn tick() {
    if is_last_step() {
        println!("panic");
        panic!("out of fuel");
    }
}

fn step(n: u32) {
    println!("step {n}");
    tick();
}

fn say(n: u32) {
    println!("say {n}");
    tick();
}

// Whether another call may do its work: no program takes very long.
fn more(name: &'static str) -> bool {
    println!("in {name}");
    may_call()
}

fn dropped(name: &'static str, n: u32) {
    println!("drop {name} {n}");
    if drops_are_steps() {
        tick();
    }
}

struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        dropped("D", self.0);
    }
}

impl Clone for D {
    fn clone(&self) -> D {
        println!("clone {}", self.0);
        tick();
        D(self.0 + 1000)
    }
}

fn d(n: u32) -> D {
    println!("make {n}");
    tick();
    D(n)
}

struct Big {
    d: D,
    fill: [u64; 40],
}

fn big(d: D) -> Big {
    let n = d.0 as u64;
    Big { d, fill: [n; 40] }
}

struct Wide {
    d: D,
    wide: u128,
}

fn wide(d: D) -> Wide {
    let n = d.0 as u128;
    Wide { d, wide: n }
}

struct Zero;

impl Drop for Zero {
    fn drop(&mut self) {
        dropped("Zero", 0);
    }
}

fn zero() -> Zero {
    println!("make Zero");
    tick();
    Zero
}

enum En {
    A(D),
    B { x: D, y: D },
    C(u32),
}

trait Val {
    fn val(self) -> u32;
}

impl Val for u32 {
    fn val(self) -> u32 {
        self
    }
}

impl Val for D {
    fn val(self) -> u32 {
        step(self.0);
        self.0
    }
}

impl Val for Option<D> {
    fn val(self) -> u32 {
        match self {
            Some(d) => d.val(),
            None => 1,
        }
    }
}

impl Val for Result<D, u32> {
    fn val(self) -> u32 {
        match self {
            Ok(d) => d.val(),
            Err(n) => n,
        }
    }
}

impl Val for (D, D) {
    fn val(self) -> u32 {
        self.0.val() ^ self.1.0
    }
}

impl Val for [D; 2] {
    fn val(self) -> u32 {
        let [a, b] = self;
        a.val() ^ b.0
    }
}

impl Val for Big {
    fn val(self) -> u32 {
        self.fill[39] as u32 ^ self.d.val()
    }
}

impl Val for Wide {
    fn val(self) -> u32 {
        self.wide as u32 ^ self.d.val()
    }
}

impl Val for Zero {
    fn val(self) -> u32 {
        step(0);
        2
    }
}

impl Val for En {
    fn val(self) -> u32 {
        match self {
            En::A(d) => d.val(),
            En::B { x, y } => x.0 ^ y.val(),
            En::C(n) => n,
        }
    }
}

impl Val for Box<D> {
    fn val(self) -> u32 {
        (*self).val()
    }
}

fn same<X>(x: X) -> X {
    step(3);
    x
}

// Boxes that the program makes itself, counted.
fn bx<X>(x: X) -> Box<X> {
    count_box();
    Box::new(x)
}

fn kept<X>(x: X) -> X {
    count_box();
    x
}

// A task is two.
fn go<F: Future + 'static>(f: F) -> JoinHandle<F::Output> {
    count_box();
    count_box();
    spawn(f)
}

struct Items {
    held: D,
    left: u32,
}

impl Iterator for Items {
    type Item = D;
    fn next(&mut self) -> Option<D> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(d(self.held.0 + self.left))
    }
}

// Ready at its poll after `left` others.
struct Gate {
    held: Option<D>,
    left: u32,
}

impl Future for Gate {
    type Output = D;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<D> {
        step(self.left);
        if self.left == 0 {
            return Poll::Ready(self.held.take().unwrap());
        }
        self.left -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

// Polled so often, and dropped then.
struct Cut<F> {
    future: Option<Pin<Box<F>>>,
    left: u32,
}

impl<F: Future> Future for Cut<F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            println!("cut");
            self.future = None;
            return Poll::Ready(None);
        }
        self.left -= 1;
        match self.future.as_mut().unwrap().as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready(Some(v)),
            Poll::Pending => Poll::Pending,
        }
    }
}

fn cut<F: Future>(f: F, left: u32) -> Cut<F> {
    count_box();
    Cut { future: Some(Box::pin(f)), left }
}

// The root of a program: whole if `polls` is 0, else cut at the poll of this
// number.
fn root<F: Future<Output = u32>>(f: F, polls: u32) {
    if polls == 0 {
        println!("gives {}", block_on(f));
    } else {
        println!("gives {}", block_on(cut(f, polls - 1)).unwrap_or(0));
    }
}

)";
}

StringRef generate::stateText(TraitForm Form) {
  if (Form == TraitForm::Rust)
    return R"(extern "C" {
    fn fuzz_command(command: u8) -> u64;
}

fn told(command: u8) -> u64 {
    unsafe { fuzz_command(command) }
}

fn selected() -> u32 {
    told(b'S') as u32
}

fn is_last_step() -> bool {
    told(b'T') == 4000000001
}

fn may_call() -> bool {
    told(b'C') != 4000000000
}

fn drops_are_steps() -> bool {
    told(b'D') == 4000000001
}

fn count_box() {
    told(b'B');
}

)";
  // The language has no variables that all functions share. What is kept is in
  // shim.cpp: it reads what is written to standard error behind a 1, and
  // answers in place of `allocations`. Without it, programs run to their ends.
  return R"(fn selected() -> u32 {
    eprint!("\u{1}S");
    allocations() as u32
}

fn is_last_step() -> bool {
    eprint!("\u{1}T");
    allocations() == 4000000001
}

fn may_call() -> bool {
    eprint!("\u{1}C");
    allocations() != 4000000000
}

fn drops_are_steps() -> bool {
    eprint!("\u{1}D");
    allocations() == 4000000001
}

fn count_box() {
    eprint!("\u{1}B");
}

)";
}

void generate::writeIndented(Writer &W, StringRef Text) {
  SmallVector<StringRef, 64> Lines;
  Text.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  int Depth = 0;
  for (StringRef Line : Lines) {
    Line = Line.trim();
    if (Line.empty())
      continue;
    int Change = 0, Least = 0;
    for (char C : Line) {
      Change += C == '{' ? 1 : C == '}' ? -1 : 0;
      Least = std::min(Least, Change);
    }
    W.line(Twine(std::string(size_t(std::max(0, Depth + Least)) * 4, ' ')) +
           Line);
    Depth += Change;
  }
}
