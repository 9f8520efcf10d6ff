// An async call through a vtable, the future in a slot of the caller by hand:
// rustc only.
// Four implementers called in turn; ready at the first poll. trait-call.py
// sets ROUNDS.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

const ROUNDS: u64 = 1000;

struct Never;

impl Future for Never {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}

use std::alloc::Layout;
use std::mem::MaybeUninit;

#[repr(align(16))]
struct Slot {
    bytes: MaybeUninit<[u8; 256]>,
}

struct InSlot<'a, T> {
    future: *mut (dyn Future<Output = T> + 'a),
    boxed: bool,
}

impl<'a, T> Future for InSlot<'a, T> {
    type Output = T;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        unsafe { Pin::new_unchecked(&mut *self.get_mut().future).poll(cx) }
    }
}

impl<'a, T> Drop for InSlot<'a, T> {
    fn drop(&mut self) {
        if self.boxed {
            drop(unsafe { Box::from_raw(self.future) });
        } else {
            unsafe { std::ptr::drop_in_place(self.future) };
        }
    }
}

fn place<'a, T, F: Future<Output = T> + 'a>(slot: &'a mut Slot, future: F) -> InSlot<'a, T> {
    let layout = Layout::new::<F>();
    if layout.size() <= 256 && layout.align() <= 16 {
        let at = slot.bytes.as_mut_ptr() as *mut F;
        unsafe { at.write(future) };
        InSlot { future: at, boxed: false }
    } else {
        InSlot { future: Box::into_raw(Box::new(future)), boxed: true }
    }
}

trait Step {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
        slot: &'a mut Slot,
    ) -> InSlot<'a, u64>;
}

struct Xor {
    total: u64,
}

impl Step for Xor {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
        slot: &'a mut Slot,
    ) -> InSlot<'a, u64> {
        place(slot, async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept ^ b).wrapping_add(c ^ d);
            self.total
        })
    }
}

struct Plus {
    total: u64,
}

impl Step for Plus {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
        slot: &'a mut Slot,
    ) -> InSlot<'a, u64> {
        place(slot, async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept.wrapping_add(b)).wrapping_add(c ^ d);
            self.total
        })
    }
}

struct Minus {
    total: u64,
}

impl Step for Minus {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
        slot: &'a mut Slot,
    ) -> InSlot<'a, u64> {
        place(slot, async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept.wrapping_sub(b)).wrapping_add(c ^ d);
            self.total
        })
    }
}

struct Either {
    total: u64,
}

impl Step for Either {
    fn step<'a>(
        &'a mut self,
        a: u64,
        b: u64,
        c: u64,
        d: u64,
        slot: &'a mut Slot,
    ) -> InSlot<'a, u64> {
        place(slot, async move {
            let kept = self.total.wrapping_add(a);
            if kept == u64::MAX {
                Never.await;
            }
            self.total = (kept | b).wrapping_add(c ^ d);
            self.total
        })
    }
}

async fn drive(rounds: u64) -> u64 {
    let mut all: [Box<dyn Step>; 4] = [
        Box::new(Xor { total: 1 }),
        Box::new(Plus { total: 2 }),
        Box::new(Minus { total: 3 }),
        Box::new(Either { total: 4 }),
    ];
    let mut slot = Slot {
        bytes: MaybeUninit::uninit(),
    };
    let mut sum = 0u64;
    let mut i = 0;
    while i < 4 * rounds {
        sum = sum.wrapping_add(all[(i % 4) as usize].step(i, sum, i, i, &mut slot).await);
        i += 1;
    }
    sum
}

fn main() {
    println!("{}", block_on(drive(ROUNDS)));
}
