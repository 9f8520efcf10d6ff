// The prelude of the trait language, in Rust. test/trait/run.py appends it to
// a program before it gives the program to rustc, so this text defines what
// the prelude means: which task runs when, and what is dropped when.
//
// - block_on has one queue of tasks that can run, first woken, first polled.
//   The root is in it first; spawn puts a task at its end. A task that is
//   woken while it is queued keeps its place; one that is woken while it is
//   polled goes to the end.
// - Time stands still while a task can run. When none can, the executor
//   sleeps until the earliest deadline, which becomes the present, and wakes
//   what was due then (same deadline: in the order of the first polls).
//   So the order of events does not depend on how fast the machine is. (Every
//   64 polls without a rest the real time counts, so that a loop around
//   yield_now does not stop the clock for ever.)
// - No task can run and nothing sleeps: a panic.
// - A finished future is dropped at once, before whoever awaits it is woken.
//   block_on drops what is left of the spawned tasks before it returns, in the
//   order in which they were spawned.
// - With TRAITC_STATS=1, what the program allocated is told at its end: its
//   boxes, and two blocks for each task that it spawns (what the task shares
//   with its handle, and the task). What the executor, the standard library's
//   output and a panic need for themselves does not count.
mod traitc_prelude {
    use std::alloc::{GlobalAlloc, Layout, System};
    use std::cell::{Cell, RefCell};
    use std::collections::VecDeque;
    use std::future::Future;
    use std::pin::Pin;
    use std::rc::Rc;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    use std::sync::Arc;
    use std::task::{Context, Poll, Wake, Waker};
    use std::time::{Duration, Instant};

    struct Counting;

    static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
    // How many of this module's functions work for themselves.
    static UNCOUNTED: AtomicUsize = AtomicUsize::new(1);

    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            if UNCOUNTED.load(Relaxed) == 0 && !std::thread::panicking() {
                ALLOCATIONS.fetch_add(1, Relaxed);
            }
            unsafe { System.alloc(layout) }
        }
        unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
            unsafe { System.dealloc(memory, layout) }
        }
    }

    #[global_allocator]
    static ALLOCATOR: Counting = Counting;

    struct Uncounted;

    impl Drop for Uncounted {
        fn drop(&mut self) {
            UNCOUNTED.fetch_sub(1, Relaxed);
        }
    }

    fn uncounted<R>(f: impl FnOnce() -> R) -> R {
        UNCOUNTED.fetch_add(1, Relaxed);
        let _until_here = Uncounted;
        f()
    }

    // run.py makes the program `#![no_main]`: what Rust does before its own
    // main, and behind it, does not count.
    #[unsafe(no_mangle)]
    extern "C" fn main() -> i32 {
        // Allocates the buffer of standard output.
        print!("");
        UNCOUNTED.store(0, Relaxed);
        let result = std::panic::catch_unwind(crate::main);
        UNCOUNTED.store(1, Relaxed);
        std::io::Write::flush(&mut std::io::stdout()).expect("stdout");
        if std::env::var_os("TRAITC_STATS").is_some_and(|v| v == "1") {
            eprintln!("allocations {}", ALLOCATIONS.load(Relaxed));
        }
        if result.is_ok() { 0 } else { 101 }
    }

    const ROOT: usize = 0;
    const POLLS_WITHOUT_REST: usize = 64;

    struct Timer {
        deadline: Instant,
        number: usize,
        waker: Waker,
    }

    struct Executor {
        now: Instant,
        ready: VecDeque<usize>,
        // The root's place stays empty: block_on polls it itself.
        tasks: Vec<Option<Pin<Box<dyn Future<Output = ()>>>>>,
        timers: Vec<Timer>,
        timer_number: usize,
    }

    thread_local! {
        static EXECUTOR: RefCell<Option<Executor>> = const { RefCell::new(None) };
    }

    fn with<R>(f: impl FnOnce(&mut Executor) -> R) -> R {
        uncounted(|| EXECUTOR.with(|e| f(e.borrow_mut().as_mut().expect("not inside block_on"))))
    }

    struct TaskWaker(usize);

    impl Wake for TaskWaker {
        fn wake(self: Arc<Self>) {
            // A waker may outlive its executor.
            uncounted(|| {
                EXECUTOR.with(|e| {
                    if let Some(e) = e.borrow_mut().as_mut() {
                        if !e.ready.contains(&self.0) {
                            e.ready.push_back(self.0);
                        }
                    }
                })
            });
        }
    }

    impl Executor {
        fn fire(&mut self) -> Vec<Waker> {
            let now = self.now;
            let mut due = Vec::new();
            let mut i = 0;
            while i < self.timers.len() {
                if self.timers[i].deadline <= now {
                    due.push(self.timers.remove(i));
                } else {
                    i += 1;
                }
            }
            due.sort_by_key(|t| (t.deadline, t.number));
            due.into_iter().map(|t| t.waker).collect()
        }
    }

    // Ends the executor on every way out of block_on; drops tasks while the
    // executor is not borrowed, for their destructors may use it.
    struct Running;

    impl Drop for Running {
        fn drop(&mut self) {
            let mut i = 0;
            while i < with(|e| e.tasks.len()) {
                let task = with(|e| e.tasks[i].take());
                drop(task);
                i += 1;
            }
            let executor = EXECUTOR.with(|e| e.borrow_mut().take());
            drop(executor);
        }
    }

    pub fn block_on<F: Future>(future: F) -> F::Output {
        uncounted(|| {
            EXECUTOR.with(|e| {
                assert!(e.borrow().is_none(), "block_on inside block_on");
                *e.borrow_mut() = Some(Executor {
                    now: Instant::now(),
                    ready: VecDeque::from([ROOT]),
                    tasks: vec![None],
                    timers: Vec::new(),
                    timer_number: 0,
                });
            })
        });
        let running = Running;
        let mut root = uncounted(|| Box::pin(future));
        let mut polls = 0;
        loop {
            if let Some(id) = with(|e| e.ready.pop_front()) {
                let waker = uncounted(|| Waker::from(Arc::new(TaskWaker(id))));
                let mut cx = Context::from_waker(&waker);
                if id == ROOT {
                    if let Poll::Ready(output) = root.as_mut().poll(&mut cx) {
                        drop(root);
                        drop(running);
                        return output;
                    }
                } else if let Some(mut task) = with(|e| e.tasks[id].take()) {
                    if task.as_mut().poll(&mut cx).is_pending() {
                        with(|e| e.tasks[id] = Some(task));
                    }
                }
                polls += 1;
                if polls % POLLS_WITHOUT_REST == 0 {
                    with(|e| e.now = e.now.max(Instant::now()));
                    for waker in with(|e| e.fire()) {
                        waker.wake();
                    }
                }
            } else {
                let next = with(|e| e.timers.iter().map(|t| t.deadline).min());
                let deadline = next.expect("block_on: every task waits, and nothing will wake one");
                std::thread::sleep(deadline.saturating_duration_since(Instant::now()));
                with(|e| e.now = e.now.max(deadline));
                for waker in with(|e| e.fire()) {
                    waker.wake();
                }
            }
        }
    }

    pub struct Sleep {
        milliseconds: u64,
        deadline: Option<Instant>,
        timer: usize,
    }

    /// Starts to count at its first poll. Dropped early, it wakes nobody.
    pub fn sleep(milliseconds: u64) -> Sleep {
        Sleep { milliseconds, deadline: None, timer: 0 }
    }

    impl Sleep {
        fn cancel(&self) {
            let timer = EXECUTOR.with(|e| {
                let mut e = e.borrow_mut();
                let timers = &mut e.as_mut()?.timers;
                let i = timers.iter().position(|t| t.number == self.timer)?;
                Some(timers.remove(i))
            });
            drop(timer);
        }
    }

    impl Future for Sleep {
        type Output = ();
        fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
            let now = with(|e| e.now);
            let milliseconds = self.milliseconds;
            let deadline = *self
                .deadline
                .get_or_insert_with(|| now + Duration::from_millis(milliseconds));
            if deadline <= now {
                return Poll::Ready(());
            }
            self.cancel();
            let waker = cx.waker().clone();
            self.timer = with(|e| {
                if self.timer == 0 {
                    e.timer_number += 1;
                }
                let number = if self.timer == 0 { e.timer_number } else { self.timer };
                e.timers.push(Timer { deadline, number, waker });
                number
            });
            Poll::Pending
        }
    }

    impl Drop for Sleep {
        fn drop(&mut self) {
            self.cancel();
        }
    }

    pub struct YieldNow {
        yielded: bool,
    }

    pub fn yield_now() -> YieldNow {
        YieldNow { yielded: false }
    }

    impl Future for YieldNow {
        type Output = ();
        fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
            if self.yielded {
                return Poll::Ready(());
            }
            self.yielded = true;
            cx.waker().wake_by_ref();
            Poll::Pending
        }
    }

    enum Side<F: Future> {
        Running(F),
        Done(Option<F::Output>),
    }

    impl<F: Future> Side<F> {
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> bool {
            // Sound: the future is dropped where it stands, never moved.
            let this = unsafe { self.get_unchecked_mut() };
            if let Side::Running(future) = this {
                match unsafe { Pin::new_unchecked(future) }.poll(cx) {
                    Poll::Pending => return false,
                    Poll::Ready(output) => *this = Side::Done(Some(output)),
                }
            }
            true
        }
        fn take(self: Pin<&mut Self>) -> F::Output {
            match unsafe { self.get_unchecked_mut() } {
                Side::Done(output) => output.take().expect("join polled after it was done"),
                Side::Running(_) => unreachable!(),
            }
        }
    }

    pub struct Join<A: Future, B: Future> {
        a: Side<A>,
        b: Side<B>,
    }

    /// Each poll polls `a`, then `b`, as long as they are not done.
    pub fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> {
        Join { a: Side::Running(a), b: Side::Running(b) }
    }

    impl<A: Future, B: Future> Future for Join<A, B> {
        type Output = (A::Output, B::Output);
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
            let this = unsafe { self.get_unchecked_mut() };
            let mut a = unsafe { Pin::new_unchecked(&mut this.a) };
            let mut b = unsafe { Pin::new_unchecked(&mut this.b) };
            let a_done = a.as_mut().poll(cx);
            let b_done = b.as_mut().poll(cx);
            if a_done && b_done {
                return Poll::Ready((a.take(), b.take()));
            }
            Poll::Pending
        }
    }

    struct Shared<T> {
        output: Cell<Option<T>>,
        waker: RefCell<Option<Waker>>,
    }

    pub struct JoinHandle<T> {
        shared: Rc<Shared<T>>,
    }

    /// The task runs also when nobody awaits it, and when the handle is
    /// dropped.
    pub fn spawn<F: Future + 'static>(future: F) -> JoinHandle<F::Output> {
        let shared = Rc::new(Shared { output: Cell::new(None), waker: RefCell::new(None) });
        let handle = JoinHandle { shared: shared.clone() };
        let task = Box::pin(async move {
            let output = future.await;
            shared.output.set(Some(output));
            if let Some(waker) = shared.waker.take() {
                waker.wake();
            }
        });
        with(|e| {
            e.tasks.push(Some(task));
            let id = e.tasks.len() - 1;
            e.ready.push_back(id);
        });
        handle
    }

    impl<T> Future for JoinHandle<T> {
        type Output = T;
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
            if let Some(output) = self.shared.output.take() {
                return Poll::Ready(output);
            }
            *self.shared.waker.borrow_mut() = Some(cx.waker().clone());
            Poll::Pending
        }
    }
}
use traitc_prelude::*;
