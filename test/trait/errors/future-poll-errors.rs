// Futures written by hand: the receiver, the result, missing parts.
// ERROR: 14:8: `poll`
// ERROR: 21:60: `poll` returns `Poll<bool>`, the trait declares `Poll<u32>`
// ERROR: 26:6: `poll`
use std::pin::Pin;
use std::task::{Context, Poll};

struct A;
struct B;
struct C;

impl Future for A {
    type Output = u32;
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<u32> {
        Poll::Pending
    }
}

impl Future for B {
    type Output = u32;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        Poll::Pending
    }
}

impl Future for C {
    type Output = ();
}

fn main() {}
