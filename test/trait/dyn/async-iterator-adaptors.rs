// Adaptors of asynchronous iterators, static and dyn, one in another.
//
// Eight boxes. Nested: what is joined needs a place beside the root's, once.
// Inline: Zip (4 calls), Chain (3) and Filter (3) hold slots for others.
// ALLOCS nested: 11
// ALLOCS inline(256): 18
// ALLOCS box: 56
trait AsyncIter {
    type Item;
    async fn next(&mut self) -> Option<Self::Item>;
    fn hint(&self) -> impl Iterator<Item = usize> {
        0..0usize
    }
}

struct Range {
    a: u32,
    b: u32,
}

impl AsyncIter for Range {
    type Item = u32;
    async fn next(&mut self) -> Option<u32> {
        if self.a % 2 == 0 {
            yield_now().await;
        }
        if self.a < self.b {
            self.a += 1;
            Some(self.a - 1)
        } else {
            None
        }
    }
    fn hint(&self) -> impl Iterator<Item = usize> {
        (self.a as usize..self.b as usize).rev()
    }
}

struct MapI<I, F> {
    i: I,
    f: F,
}

impl<T, U, I: AsyncIter<Item = T>, F: FnMut(T) -> U> AsyncIter for MapI<I, F> {
    type Item = U;
    async fn next(&mut self) -> Option<U> {
        let v = self.i.next().await?;
        Some((self.f)(v))
    }
}

struct Then<I, F> {
    i: I,
    f: F,
}

impl<T, U, Fut: Future<Output = U>, I: AsyncIter<Item = T>, F: FnMut(T) -> Fut> AsyncIter
    for Then<I, F>
{
    type Item = U;
    async fn next(&mut self) -> Option<U> {
        match self.i.next().await {
            Some(v) => Some((self.f)(v).await),
            None => None,
        }
    }
}

struct Filter<'a, T> {
    i: &'a mut dyn AsyncIter<Item = T>,
    f: &'a dyn Fn(&T) -> bool,
}

impl<'a, T> AsyncIter for Filter<'a, T> {
    type Item = T;
    async fn next(&mut self) -> Option<T> {
        while let Some(v) = self.i.next().await {
            if (self.f)(&v) {
                return Some(v);
            }
        }
        None
    }
}

struct Zip<T, U> {
    a: Box<dyn AsyncIter<Item = T>>,
    b: Box<dyn AsyncIter<Item = U>>,
}

impl<T, U> AsyncIter for Zip<T, U> {
    type Item = (T, U);
    async fn next(&mut self) -> Option<(T, U)> {
        let (a, b) = join(self.a.next(), self.b.next()).await;
        Some((a?, b?))
    }
    fn hint(&self) -> impl Iterator<Item = usize> {
        self.a.hint().box
    }
}

struct Chain<T> {
    a: Option<Box<dyn AsyncIter<Item = T>>>,
    b: Box<dyn AsyncIter<Item = T>>,
}

impl<T> AsyncIter for Chain<T> {
    type Item = T;
    async fn next(&mut self) -> Option<T> {
        if let Some(a) = &mut self.a {
            if let Some(v) = a.next().await {
                return Some(v);
            }
            self.a = None;
        }
        self.b.next().await
    }
}

impl<T> AsyncIter for Box<dyn AsyncIter<Item = T>> {
    type Item = T;
    async fn next(&mut self) -> Option<T> {
        (**self).next().await
    }
}

struct Buffered<T> {
    i: Box<dyn AsyncIter<Item = T>>,
    buf: Option<T>,
}

impl<T> Buffered<T> {
    async fn peek(&mut self) -> Option<&T> {
        if self.buf.is_none() {
            self.buf = self.i.next().await;
        }
        self.buf.as_ref()
    }
}

impl<T> AsyncIter for Buffered<T> {
    type Item = T;
    async fn next(&mut self) -> Option<T> {
        match self.buf.take() {
            Some(v) => Some(v),
            None => self.i.next().await,
        }
    }
}

async fn sum_dyn(i: &mut dyn AsyncIter<Item = u32>) -> u32 {
    let mut s = 0;
    while let Some(v) = i.next().await {
        s = s * 3 + v;
    }
    s
}

async fn sum_static(i: &mut impl AsyncIter<Item = u32>) -> u32 {
    let mut s = 0;
    while let Some(v) = i.next().await {
        s = s * 3 + v;
    }
    s
}

async fn run() {
    println!("{}", sum_dyn(&mut Range { a: 0, b: 5 }).await);
    println!("{}", sum_static(&mut Range { a: 0, b: 5 }).await);
    let k = 7;
    println!("{}", sum_dyn(&mut MapI { i: Range { a: 0, b: 5 }, f: |v: u32| v * k }).await);
    let mut th = Then {
        i: Range { a: 0, b: 4 },
        f: |v: u32| async move {
            yield_now().await;
            v + k
        },
    };
    println!("{}", sum_dyn(&mut Filter { i: &mut th, f: &|v| v % 2 == 1 }).await);
    let mut z: Box<dyn AsyncIter<Item = (u32, u64)>> = Box::new(Zip {
        a: Box::new(Range { a: 3, b: 6 }),
        b: Box::new(MapI { i: Range { a: 1, b: 9 }, f: |v: u32| v as u64 * 1000 }),
    });
    for h in z.hint() {
        print!("{h} ");
    }
    println!();
    while let Some((a, b)) = z.next().await {
        println!("{a} {b}");
    }
    let mut c = Chain {
        a: Some(Box::new(Range { a: 0, b: 2 })),
        b: Box::new(Chain { a: None, b: Box::new(Range { a: 8, b: 10 }) }),
    };
    println!("{}", sum_static(&mut c).await);
    let b: Box<dyn AsyncIter<Item = u32>> = Box::new(Range { a: 1, b: 4 });
    println!("{}", sum_static(&mut MapI { i: b, f: |v| v + 1 }).await);
    let mut p = Buffered { i: Box::new(Range { a: 5, b: 7 }), buf: None };
    println!("{:?}", p.peek().await);
    println!("{:?} {:?} {:?}", p.next().await, p.peek().await.copied(), p.next().await);
    println!("{:?}", p.peek().await.is_none());
}

fn main() {
    block_on(run());
}

// OUT: 58
// OUT: 58
// OUT: 406
// OUT: 30
// OUT:
// OUT: 3 1000
// OUT: 4 2000
// OUT: 5 3000
// OUT: 42
// OUT: 31
// OUT: Some(5)
// OUT: Some(5) Some(6) Some(6)
// OUT: true
