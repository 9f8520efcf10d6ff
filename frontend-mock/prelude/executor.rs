// block_on and spawn. Which task runs when is the runtime's
// (runtime/Executor.cpp); what a task is and what is dropped when is said here.

/// Starts an executor inside the current one, if there is one; its root task.
#[runtime(traitc_executor_enter)]
fn __executor_enter() -> u64;
/// Ends the innermost executor, which has no tasks left.
#[runtime(traitc_executor_leave)]
fn __executor_leave();
/// The task to poll next. Sleeps if that takes time; panics if nothing can
/// ever be polled again.
#[runtime(traitc_executor_next)]
fn __executor_next() -> u64;
/// The first of the tasks that were spawned and are not being polled; or 0.
#[runtime(traitc_executor_first)]
fn __executor_first() -> u64;

type __Task = Pin<Box<dyn Future<Output = ()>>>;

/// Panics outside of block_on.
#[runtime(traitc_executor_require)]
fn __executor_require();
#[runtime(traitc_task_spawn)]
fn __task_spawn(task: __Task);
/// 0: there is no such task, or it is being polled.
#[runtime(traitc_task_waits)]
fn __task_waits(id: u64) -> u32;
#[runtime(traitc_task_take)]
fn __task_take(id: u64) -> __Task;
#[runtime(traitc_task_put)]
fn __task_put(id: u64, task: __Task);

/// Ends the executor on every way out of block_on.
struct __Running {
    root: u64,
}

impl Drop for __Running {
    fn drop(&mut self) {
        loop {
            let id = __executor_first();
            if id == 0 {
                break;
            }
            let task = __task_take(id);
            drop(task);
        }
        __executor_leave();
    }
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let running = __Running { root: __executor_enter() };
    let mut root = pin!(future);
    loop {
        let id = __executor_next();
        let waker = Waker { task: id };
        let mut cx = Context { waker: &waker };
        if id == running.root {
            if let Poll::Ready(output) = root.as_mut().poll(&mut cx) {
                return output;
            }
        } else if __task_waits(id) != 0 {
            let mut task = __task_take(id);
            if task.as_mut().poll(&mut cx).is_pending() {
                __task_put(id, task);
            }
        }
    }
}

/// What a task and its handle share.
struct __Shared<T> {
    output: Cell<Option<T>>,
    waker: Cell<Option<Waker>>,
    owners: Cell<usize>,
}

struct __Share<T> {
    shared: &__Shared<T>,
}

impl<T> __Share<T> {
    fn another(&self) -> __Share<T> {
        let owners = &self.shared.owners;
        owners.set(owners.get() + 1);
        __Share { shared: self.shared }
    }
}

impl<T> Drop for __Share<T> {
    fn drop(&mut self) {
        let owners = self.shared.owners.get() - 1;
        self.shared.owners.set(owners);
        if owners == 0 {
            drop(__box_from(__assume_mut(self.shared)));
        }
    }
}

pub struct JoinHandle<T> {
    share: __Share<T>,
}

/// The task runs also when nobody awaits it, and when the handle is dropped.
pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output> {
    let shared = Box::new(__Shared {
        output: Cell::new(None),
        waker: Cell::new(None),
        owners: Cell::new(1),
    });
    let handle = JoinHandle { share: __Share { shared: Box::leak(shared) } };
    let share = handle.share.another();
    let task: __Task = Box::pin(async move {
        // All of it, not only the reference inside: the task is an owner.
        let share = share;
        let output = future.await;
        share.shared.output.set(Some(output));
        if let Some(waker) = share.shared.waker.take() {
            waker.wake();
        }
    });
    // While the task is here, so that unwinding drops it.
    __executor_require();
    __task_spawn(task);
    handle
}

impl<T> Future for JoinHandle<T> {
    type Output = T;
    fn poll(self: Pin<&mut JoinHandle<T>>, cx: &mut Context) -> Poll<T> {
        let shared = self.__get().share.shared;
        if let Some(output) = shared.output.take() {
            return Poll::Ready(output);
        }
        shared.waker.set(Some(cx.waker().clone()));
        Poll::Pending
    }
}
