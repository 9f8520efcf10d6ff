// Decorators over an async trait with hand-boxed futures: retrying, caching,
// logging, and one that chooses, six layers deep.
// ALLOCS all: 28
// ALLOCS all O2: <= 28
use std::future::Future;
use std::pin::Pin;

type Answer<'a> = Pin<Box<dyn Future<Output = Option<u32>> + 'a>>;

trait Service {
    fn call<'a>(&'a mut self, request: u32) -> Answer<'a>;
    fn name(&self) -> &'static str;
    fn depth(&self) -> u32 {
        1
    }
}

struct Backend {
    calls: u32,
    name: &'static str,
}

impl Service for Backend {
    fn call<'a>(&'a mut self, request: u32) -> Answer<'a> {
        Box::pin(async move {
            self.calls += 1;
            println!("    {} call {}", self.name, self.calls);
            yield_now().await;
            // Each third call fails.
            if self.calls % 3 == 0 { None } else { Some(request * 10 + self.calls) }
        })
    }
    fn name(&self) -> &'static str {
        self.name
    }
}

struct Log {
    inner: Box<dyn Service>,
    lines: u32,
}

impl Service for Log {
    fn call<'a>(&'a mut self, request: u32) -> Answer<'a> {
        Box::pin(async move {
            println!("  {} <- {request}", self.inner.name());
            let answer = self.inner.call(request).await;
            self.lines += 1;
            println!("  {} -> {:?}", self.inner.name(), answer);
            answer
        })
    }
    fn name(&self) -> &'static str {
        "log"
    }
    fn depth(&self) -> u32 {
        self.inner.depth() + 1
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        println!("log of {} had {} lines", self.inner.name(), self.lines);
    }
}

struct Retry<S> {
    inner: S,
    times: u32,
}

impl<S: Service> Service for Retry<S> {
    fn call<'a>(&'a mut self, request: u32) -> Answer<'a> {
        Box::pin(async move {
            for attempt in 0..self.times {
                if let Some(answer) = self.inner.call(request).await {
                    return Some(answer);
                }
                println!("  attempt {attempt} failed");
                sleep(1).await;
            }
            None
        })
    }
    fn name(&self) -> &'static str {
        "retry"
    }
    fn depth(&self) -> u32 {
        self.inner.depth() + 1
    }
}

struct Cache<S> {
    inner: S,
    last: Option<(u32, u32)>,
}

impl<S: Service> Service for Cache<S> {
    fn call<'a>(&'a mut self, request: u32) -> Answer<'a> {
        Box::pin(async move {
            match self.last {
                Some((key, value)) if key == request => return Some(value),
                _ => {}
            }
            let value = self.inner.call(request).await?;
            self.last = Some((request, value));
            Some(value)
        })
    }
    fn name(&self) -> &'static str {
        "cache"
    }
    fn depth(&self) -> u32 {
        self.inner.depth() + 1
    }
}

struct Choose {
    odd: Box<dyn Service>,
    even: Box<dyn Service>,
}

impl Service for Choose {
    fn call<'a>(&'a mut self, request: u32) -> Answer<'a> {
        // Hands on the future of another, without one of its own.
        if request % 2 == 0 { self.even.call(request) } else { self.odd.call(request) }
    }
    fn name(&self) -> &'static str {
        "choose"
    }
    fn depth(&self) -> u32 {
        self.odd.depth().max(self.even.depth()) + 1
    }
}

async fn client(service: &mut dyn Service) -> u32 {
    let mut sum = 0;
    for request in [1, 2, 2, 3, 5] {
        match service.call(request).await {
            Some(answer) => {
                println!("{request} = {answer}");
                sum += answer;
            }
            None => println!("{request} failed"),
        }
    }
    sum
}

fn main() {
    let backend = |name| Backend { calls: 0, name };
    let logged = Log { inner: Box::new(backend("left")), lines: 0 };
    let odd = Retry { inner: logged, times: 2 };
    let even = Log { inner: Box::new(Retry { inner: backend("right"), times: 3 }), lines: 0 };
    let chosen = Choose { odd: Box::new(odd), even: Box::new(even) };
    let mut service = Cache { inner: Retry { inner: chosen, times: 1 }, last: None };
    println!("{} layers", service.depth());
    println!("{}", block_on(client(&mut service)));
    let unused = service.call(9);
    drop(unused);
    println!("{}", service.name());
}

// OUT: 6 layers
// OUT:   left <- 1
// OUT:     left call 1
// OUT:   left -> Some(11)
// OUT: 1 = 11
// OUT:   retry <- 2
// OUT:     right call 1
// OUT:   retry -> Some(21)
// OUT: 2 = 21
// OUT: 2 = 21
// OUT:   left <- 3
// OUT:     left call 2
// OUT:   left -> Some(32)
// OUT: 3 = 32
// OUT:   left <- 5
// OUT:     left call 3
// OUT:   left -> None
// OUT:   attempt 0 failed
// OUT:   left <- 5
// OUT:     left call 4
// OUT:   left -> Some(54)
// OUT: 5 = 54
// OUT: 139
// OUT: cache
// OUT: log of left had 4 lines
// OUT: log of retry had 1 lines
