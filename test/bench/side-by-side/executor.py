"""The executor of all programs in Rust and in the trait language: it polls until
there is a result. That of traitc's library has a queue, and is no part of what is
measured."""

BOTH = """
fn to_end<F: std::future::Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}
"""

# The trait language has it in its library.
YIELD = """
struct YieldNow(bool);
impl std::future::Future for YieldNow {
    type Output = ();
    fn poll(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<()> {
        if self.0 {
            return std::task::Poll::Ready(());
        }
        self.0 = true;
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    }
}
fn yield_now() -> YieldNow {
    YieldNow(false)
}
"""


def text(rust):
    if rust:
        return BOTH + YIELD
    return BOTH.replace("std::future::", "").replace("std::task::", "").replace(
        "std::pin::", "")
