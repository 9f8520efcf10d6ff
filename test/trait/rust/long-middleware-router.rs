// A router with middleware as closures and trait objects; requests carry data
// by reference; handlers are async, boxed by hand.
// ALLOCS all: 21
use std::future::Future;
use std::pin::Pin;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Method {
    Get,
    Post,
}

struct Request<'r> {
    method: Method,
    path: [&'r str; 3],
    body: &'r [u8],
    user: Option<&'r str>,
}

#[derive(Clone, PartialEq, Debug)]
enum Reply {
    Text(&'static str),
    Number(u64),
    Error { code: u16, why: &'static str },
}

type Handled<'a> = Pin<Box<dyn Future<Output = Reply> + 'a>>;

trait Handler {
    fn handle<'a>(&'a self, request: &'a Request<'a>) -> Handled<'a>;
}

struct Length;

impl Handler for Length {
    fn handle<'a>(&'a self, request: &'a Request<'a>) -> Handled<'a> {
        Box::pin(async move {
            yield_now().await;
            Reply::Number(request.body.len() as u64)
        })
    }
}

struct Sum {
    limit: u64,
}

impl Handler for Sum {
    fn handle<'a>(&'a self, request: &'a Request<'a>) -> Handled<'a> {
        Box::pin(async move {
            let mut total = 0;
            for b in request.body {
                total += *b as u64;
                if total > self.limit {
                    return Reply::Error { code: 413, why: "too much" };
                }
                if total % 2 == 0 {
                    yield_now().await;
                }
            }
            Reply::Number(total)
        })
    }
}

/// Any closure that makes a reply is a handler.
struct Plain<F>(F);

impl<F: Fn(&Request) -> Reply> Handler for Plain<F> {
    fn handle<'a>(&'a self, request: &'a Request<'a>) -> Handled<'a> {
        Box::pin(async move { (self.0)(request) })
    }
}

struct Users {
    allowed: [&'static str; 2],
    inner: Box<dyn Handler>,
}

impl Handler for Users {
    fn handle<'a>(&'a self, request: &'a Request<'a>) -> Handled<'a> {
        Box::pin(async move {
            let Some(user) = request.user else {
                return Reply::Error { code: 401, why: "who are you?" };
            };
            for a in self.allowed {
                if a == user {
                    return self.inner.handle(request).await;
                }
            }
            Reply::Error { code: 403, why: "not you" }
        })
    }
}

struct Traced {
    name: &'static str,
    inner: Box<dyn Handler>,
}

struct Span(&'static str);

impl Drop for Span {
    fn drop(&mut self) {
        println!("    < {}", self.0);
    }
}

impl Handler for Traced {
    fn handle<'a>(&'a self, request: &'a Request<'a>) -> Handled<'a> {
        println!("    > {}", self.name);
        let span = Span(self.name);
        Box::pin(async move {
            let reply = self.inner.handle(request).await;
            println!("    = {} {:?}", span.0, reply);
            reply
        })
    }
}

struct Route {
    method: Method,
    path: [&'static str; 3],
    handler: Box<dyn Handler>,
}

impl Route {
    fn matches(&self, request: &Request) -> bool {
        if self.method != request.method {
            return false;
        }
        for (pattern, part) in self.path.iter().zip(request.path.iter()) {
            match *pattern {
                "*" => {}
                p if p == *part => {}
                _ => return false,
            }
        }
        true
    }
}

struct Router {
    routes: [Route; 4],
    missing: u32,
}

impl Router {
    async fn serve(&mut self, request: &Request<'_>) -> Reply {
        for route in &self.routes {
            if route.matches(request) {
                return route.handler.handle(request).await;
            }
        }
        self.missing += 1;
        Reply::Error { code: 404, why: "nothing here" }
    }
}

fn boxed<H: Handler + 'static>(h: H) -> Box<dyn Handler> {
    Box::new(h)
}

fn main() {
    let traced = |name, inner| Box::new(Traced { name, inner });
    let secret = 99;
    let mut router = Router {
        routes: [
            Route { method: Method::Get, path: ["", "", ""], handler: boxed(Plain(|_: &Request| Reply::Text("home"))) },
            Route { method: Method::Post, path: ["len", "*", ""], handler: traced("len", boxed(Length)) },
            Route {
                method: Method::Post,
                path: ["sum", "", ""],
                handler: traced("outer", traced("sum", boxed(Sum { limit: 500 }))),
            },
            Route {
                method: Method::Get,
                path: ["secret", "*", "*"],
                handler: boxed(Users {
                    allowed: ["root", "admin"],
                    inner: traced("secret", boxed(Plain(move |r: &Request| {
                        Reply::Number(secret + r.path[1].len() as u64)
                    }))),
                }),
            },
        ],
        missing: 0,
    };
    let requests = [
        Request { method: Method::Get, path: ["", "", ""], body: &[], user: None },
        Request { method: Method::Post, path: ["len", "x", ""], body: &[1, 2, 3], user: None },
        Request { method: Method::Post, path: ["sum", "", ""], body: &[10, 20, 30], user: None },
        Request { method: Method::Post, path: ["sum", "", ""], body: &[200, 200, 200], user: None },
        Request { method: Method::Get, path: ["sum", "", ""], body: &[], user: None },
        Request { method: Method::Get, path: ["secret", "abc", ""], body: &[], user: None },
        Request { method: Method::Get, path: ["secret", "abc", ""], body: &[], user: Some("eve") },
        Request { method: Method::Get, path: ["secret", "abc", ""], body: &[], user: Some("admin") },
    ];
    block_on(async {
        for r in &requests {
            let reply = router.serve(r).await;
            println!("{:?} /{}/{} -> {:?}", r.method, r.path[0], r.path[1], reply);
        }
    });
    println!("{} missing", router.missing);
}

// OUT: Get // -> Text("home")
// OUT:     > len
// OUT:     < len
// OUT:     = len Number(3)
// OUT: Post /len/x -> Number(3)
// OUT:     > outer
// OUT:     < outer
// OUT:     > sum
// OUT:     < sum
// OUT:     = sum Number(60)
// OUT:     = outer Number(60)
// OUT: Post /sum/ -> Number(60)
// OUT:     > outer
// OUT:     < outer
// OUT:     > sum
// OUT:     < sum
// OUT:     = sum Error { code: 413, why: "too much" }
// OUT:     = outer Error { code: 413, why: "too much" }
// OUT: Post /sum/ -> Error { code: 413, why: "too much" }
// OUT: Get /sum/ -> Error { code: 404, why: "nothing here" }
// OUT: Get /secret/abc -> Error { code: 401, why: "who are you?" }
// OUT: Get /secret/abc -> Error { code: 403, why: "not you" }
// OUT:     > secret
// OUT:     < secret
// OUT:     = secret Number(102)
// OUT: Get /secret/abc -> Number(102)
// OUT: 1 missing
