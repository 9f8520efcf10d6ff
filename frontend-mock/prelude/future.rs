// Futures, and those that everybody needs: join, sleep, yield_now.

#[lang(poll)]
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Poll<T> {
    Ready(T),
    Pending,
}

impl<T> Poll<T> {
    pub fn is_ready(&self) -> bool {
        match self {
            Poll::Ready(_) => true,
            Poll::Pending => false,
        }
    }
    pub fn is_pending(&self) -> bool {
        !self.is_ready()
    }
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {
        match self {
            Poll::Ready(value) => Poll::Ready(f(value)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T> From<T> for Poll<T> {
    fn from(value: T) -> Poll<T> {
        Poll::Ready(value)
    }
}

#[lang(future)]
pub trait Future {
    type Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Self::Output>;
}

pub trait IntoFuture {
    type Output;
    type IntoFuture: Future<Output = Self::Output>;
    fn into_future(self) -> Self::IntoFuture;
}

/// Wakes a task. Tasks' numbers are never used again, so a waker may outlive
/// what it wakes, and nobody counts wakers.
#[lang(waker)]
pub struct Waker {
    task: u64,
}

#[runtime(traitc_wake)]
fn __wake(task: u64);

impl Waker {
    /// Wakes nobody.
    pub fn noop() -> &Waker {
        &Waker { task: 0 }
    }
    pub fn wake(self) {
        __wake(self.task);
    }
    pub fn wake_by_ref(&self) {
        __wake(self.task);
    }
    pub fn will_wake(&self, other: &Waker) -> bool {
        self.task == other.task
    }
}

impl Clone for Waker {
    fn clone(&self) -> Waker {
        Waker { task: self.task }
    }
}

#[lang(context)]
pub struct Context {
    waker: &Waker,
}

impl Context {
    pub fn from_waker(waker: &Waker) -> Context {
        Context { waker }
    }
    pub fn waker(&self) -> &Waker {
        self.waker
    }
}

// The box of a future that was not polled is one of a plain value, and that of
// one that was is pinned; so a Box is a future only through Pin, except where
// moving it does not matter.
impl<F: Future + Unpin + ?Sized> Future for Box<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Box<F>>, cx: &mut Context) -> Poll<F::Output> {
        F::poll(Pin::new(&mut **self.__get()), cx)
    }
}

// What a boxed `dyn Future` is can never be moved out of its box.
impl<T> Future for Box<dyn Future<Output = T>> {
    type Output = T;
    fn poll(self: Pin<&mut Box<dyn Future<Output = T>>>, cx: &mut Context) -> Poll<T> {
        Future::poll(Pin { pointer: &mut **self.__get() }, cx)
    }
}

impl<T> Future for Box<dyn Future<Output = T> + Send> {
    type Output = T;
    fn poll(self: Pin<&mut Box<dyn Future<Output = T> + Send>>, cx: &mut Context) -> Poll<T> {
        Future::poll(Pin { pointer: &mut **self.__get() }, cx)
    }
}

impl<F: Future + Unpin + ?Sized> Future for &mut F {
    type Output = F::Output;
    fn poll(self: Pin<&mut &mut F>, cx: &mut Context) -> Poll<F::Output> {
        F::poll(Pin::new(&mut **self.__get()), cx)
    }
}

impl<P: DerefMut> Future for Pin<P>
where
    P::Target: Future,
{
    type Output = <P::Target as Future>::Output;
    fn poll(self: Pin<&mut Pin<P>>, cx: &mut Context) -> Poll<<P::Target as Future>::Output> {
        <P::Target as Future>::poll(self.__get().as_mut(), cx)
    }
}

// --- Small futures -----------------------------------------------------------

pub struct PollFn<F> {
    f: F,
}

pub fn poll_fn<T, F: FnMut(&mut Context) -> Poll<T>>(f: F) -> PollFn<F> {
    PollFn { f }
}

impl<T, F: FnMut(&mut Context) -> Poll<T>> Future for PollFn<F> {
    type Output = T;
    fn poll(self: Pin<&mut PollFn<F>>, cx: &mut Context) -> Poll<T> {
        (self.__get().f)(cx)
    }
}

impl<F> Unpin for PollFn<F> {}

pub struct Ready<T> {
    value: Option<T>,
}

pub fn ready<T>(value: T) -> Ready<T> {
    Ready { value: Some(value) }
}

impl<T> Future for Ready<T> {
    type Output = T;
    fn poll(self: Pin<&mut Ready<T>>, cx: &mut Context) -> Poll<T> {
        Poll::Ready(self.__get().value.take().expect("`Ready` polled after completion"))
    }
}

impl<T> Unpin for Ready<T> {}

pub struct Pending<T> {
    nothing: PhantomData<T>,
}

pub fn pending<T>() -> Pending<T> {
    Pending { nothing: PhantomData }
}

impl<T> Future for Pending<T> {
    type Output = T;
    fn poll(self: Pin<&mut Pending<T>>, cx: &mut Context) -> Poll<T> {
        Poll::Pending
    }
}

pub struct YieldNow {
    yielded: bool,
}

/// Lets all tasks that can run have their turn.
pub fn yield_now() -> YieldNow {
    YieldNow { yielded: false }
}

impl Future for YieldNow {
    type Output = ();
    fn poll(self: Pin<&mut YieldNow>, cx: &mut Context) -> Poll<()> {
        let this = self.__get();
        if this.yielded {
            return Poll::Ready(());
        }
        this.yielded = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

#[runtime(traitc_now)]
fn __now() -> u64;
#[runtime(traitc_timer_set)]
fn __timer_set(timer: u64, deadline: u64, task: u64) -> u64;
#[runtime(traitc_timer_cancel)]
fn __timer_cancel(timer: u64);

pub struct Sleep {
    milliseconds: u64,
    deadline: Option<u64>,
    timer: u64,
}

/// Starts to count at its first poll. Dropped early, it wakes nobody.
pub fn sleep(milliseconds: u64) -> Sleep {
    Sleep { milliseconds, deadline: None, timer: 0 }
}

impl Future for Sleep {
    type Output = ();
    fn poll(self: Pin<&mut Sleep>, cx: &mut Context) -> Poll<()> {
        let this = self.__get();
        let now = __now();
        let deadline = match this.deadline {
            Some(deadline) => deadline,
            None => now.saturating_add(this.milliseconds.saturating_mul(1000000)),
        };
        this.deadline = Some(deadline);
        if deadline <= now {
            return Poll::Ready(());
        }
        this.timer = __timer_set(this.timer, deadline, cx.waker().task);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if self.timer != 0 {
            __timer_cancel(self.timer);
        }
    }
}

/// Each poll polls `a`, then `b`, as long as they are not done. Either is
/// dropped as soon as it is done.
pub async fn join<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    // In the order in which they are dropped when this is dropped unfinished,
    // reversed.
    let mut second: Option<B::Output> = None;
    let mut b = pin!(async move { b.await });
    let mut first: Option<A::Output> = None;
    let mut a = pin!(async move { a.await });
    poll_fn(|cx| {
        if first.is_none() {
            if let Poll::Ready(output) = a.as_mut().poll(cx) {
                first = Some(output);
            }
        }
        if second.is_none() {
            if let Poll::Ready(output) = b.as_mut().poll(cx) {
                second = Some(output);
            }
        }
        if first.is_some() && second.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (first.unwrap(), second.unwrap())
}
