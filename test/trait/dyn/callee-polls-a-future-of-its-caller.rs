// A callee polls, in its own first poll, a future that its caller pinned and
// lent it: what that future calls must not lie where the callee's frame does.
//
// ALLOCS nested: 1
// ALLOCS inline(256) O0: 1
// ALLOCS inline(256) O2: 0
// ALLOCS box: 2
trait Ops {
    fn fill(&self, a: &mut [u64; 16], by: u64);
    fn sum(&self, a: &[u64; 16]) -> u64;
    fn poll(&self, f: Pin<&mut dyn Future<Output = u64>>) -> u64;
}

struct Plain;
struct Other;

impl Ops for Plain {
    fn fill(&self, a: &mut [u64; 16], by: u64) {
        for i in 0..16 {
            a[i] = by + i as u64;
        }
    }
    fn sum(&self, a: &[u64; 16]) -> u64 {
        let mut s = 0;
        for i in 0..16 {
            s += a[i];
        }
        s
    }
    fn poll(&self, f: Pin<&mut dyn Future<Output = u64>>) -> u64 {
        let waker = Waker { task: 1 };
        let mut cx = Context { waker: &waker };
        match f.poll(&mut cx) {
            Poll::Ready(v) => v,
            Poll::Pending => 7,
        }
    }
}

impl Ops for Other {
    fn fill(&self, _a: &mut [u64; 16], _by: u64) {}
    fn sum(&self, a: &[u64; 16]) -> u64 {
        a[0]
    }
    fn poll(&self, _f: Pin<&mut dyn Future<Output = u64>>) -> u64 {
        8
    }
}

trait Step {
    async fn step(&mut self, f: Pin<&mut dyn Future<Output = u64>>) -> u64;
}

trait Quick {
    async fn quick(&mut self) -> u64;
}

struct A {
    ops: &dyn Ops,
}

struct B {
    ops: &dyn Ops,
}

impl Quick for B {
    async fn quick(&mut self) -> u64 {
        let mut local = [0u64; 16];
        self.ops.fill(&mut local, 1000000);
        yield_now().await;
        self.ops.sum(&local)
    }
}

impl Step for A {
    async fn step(&mut self, f: Pin<&mut dyn Future<Output = u64>>) -> u64 {
        let mut local = [0u64; 16];
        self.ops.fill(&mut local, 1);
        let mut f = f;
        let polled = self.ops.poll(f.as_mut());
        yield_now().await;
        let sum = self.ops.sum(&local);
        println!("{polled} {sum}");
        sum + polled
    }
}

async fn inner(q: &mut dyn Quick) -> u64 {
    q.quick().await
}

async fn caller(s: &mut dyn Step, q: &mut dyn Quick) -> u64 {
    let mut held = pin!(inner(q));
    let a = s.step(held.as_mut()).await;
    a + held.await
}

fn main() {
    let all: [&dyn Ops; 2] = [&Plain, &Other];
    let (first, second) = (all[0], all[1]);
    println!("{}", block_on(caller(&mut A { ops: first }, &mut B { ops: first })));
    println!("{}", second.sum(&[5u64; 16]));
}

// OUT: 7 136
// OUT: 16000263
// OUT: 5
