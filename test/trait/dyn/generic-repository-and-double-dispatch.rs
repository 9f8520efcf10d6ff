// A generic trait with results and ?; visitors and expressions, both behind dyn.
//
// Six boxes. Nested: the recursions of `accept` and, at -O0 only, of `show`
// exceed the root's slot by one block. Inline: Bin and Num hold slots, as `bin`
// does.
// ALLOCS nested: 7
// ALLOCS nested O0: 8
// ALLOCS inline(256): 24
// ALLOCS box: 40
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Repo<K, V> {
    type Err;
    async fn get(&self, k: &K) -> Result<V, Self::Err>;
    async fn put(&mut self, k: K, v: V) -> Result<Option<V>, Self::Err>;
    fn all<'a>(&'a self) -> impl Iterator<Item = (&'a K, &'a V)>
    where
        K: 'a,
        V: 'a;
}

struct Mem<K, V> {
    slots: [Option<(K, V)>; 2],
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum E {
    Full,
    Missing(u8),
}

impl<K: PartialEq, V: Clone> Repo<K, V> for Mem<K, V> {
    type Err = E;
    async fn get(&self, k: &K) -> Result<V, E> {
        for s in &self.slots {
            if let Some((a, v)) = s {
                if a == k {
                    yield_now().await;
                    return Ok(v.clone());
                }
            }
        }
        Err(E::Missing(2))
    }
    async fn put(&mut self, k: K, v: V) -> Result<Option<V>, E> {
        for s in &mut self.slots {
            match s {
                Some((a, old)) if *a == k => {
                    yield_now().await;
                    return Ok(Some(std::mem::replace(old, v)));
                }
                Some(_) => {}
                None => {
                    *s = Some((k, v));
                    return Ok(None);
                }
            }
        }
        Err(E::Full)
    }
    fn all<'a>(&'a self) -> impl Iterator<Item = (&'a K, &'a V)>
    where
        K: 'a,
        V: 'a,
    {
        self.slots.iter().filter_map(|s| s.as_ref().map(|(k, v)| (k, v)))
    }
}

async fn swap<K, V>(r: &mut dyn Repo<K, V, Err = E>, k: K, v: V) -> Result<V, E>
where
    K: Clone,
{
    let old = r.get(&k).await?;
    let _prev = r.put(k.clone(), v).await?;
    Ok(old)
}

async fn chain(r: &mut dyn Repo<u32, &'static str, Err = E>) -> Result<(), E> {
    println!("{:?}", r.put(1, "a").await?);
    println!("{:?}", r.put(1, "b").await?);
    println!("{:?}", swap(r, 1, "c").await?);
    r.put(2, "z").await?;
    for (k, v) in r.all() {
        println!("{k}={v}");
    }
    println!("{:?}", r.get(&9).await);
    let e = r.put(3, "over").await?;
    println!("unreachable {e:?}");
    Ok(())
}

trait Visitor {
    type Out;
    async fn num(&mut self, n: i64) -> Self::Out;
    async fn bin(&mut self, op: char, l: &dyn Expr, r: &dyn Expr) -> Self::Out;
}

trait Expr {
    async fn accept(&self, v: &mut dyn Visitor<Out = i64>) -> i64;
    async fn show(&self, v: &mut dyn Visitor<Out = u32>) -> u32;
}

struct Num(i64);

struct Bin(char, Box<dyn Expr>, Box<dyn Expr>);

impl Expr for Num {
    async fn accept(&self, v: &mut dyn Visitor<Out = i64>) -> i64 {
        v.num(self.0).await
    }
    async fn show(&self, v: &mut dyn Visitor<Out = u32>) -> u32 {
        v.num(self.0).await
    }
}

impl Expr for Bin {
    async fn accept(&self, v: &mut dyn Visitor<Out = i64>) -> i64 {
        v.bin(self.0, &*self.1, &*self.2).await
    }
    async fn show(&self, v: &mut dyn Visitor<Out = u32>) -> u32 {
        v.bin(self.0, &*self.1, self.2.as_ref2()).await
    }
}

trait AsRef2 {
    fn as_ref2(&self) -> &dyn Expr;
}

impl AsRef2 for Box<dyn Expr> {
    fn as_ref2(&self) -> &dyn Expr {
        &**self
    }
}

struct Eval;

struct Show {
    depth: u32,
}

impl Visitor for Eval {
    type Out = i64;
    async fn num(&mut self, n: i64) -> i64 {
        n
    }
    async fn bin(&mut self, op: char, l: &dyn Expr, r: &dyn Expr) -> i64 {
        let (a, b) = (l.accept(self).await, r.accept(self).await);
        yield_now().await;
        match op {
            '+' => a + b,
            '*' => a * b,
            _ => panic!("op {op}"),
        }
    }
}

impl Visitor for Show {
    type Out = u32;
    async fn num(&mut self, n: i64) -> u32 {
        print!("{n}");
        1
    }
    async fn bin(&mut self, op: char, l: &dyn Expr, r: &dyn Expr) -> u32 {
        self.depth += 1;
        print!("(");
        let a = l.show(self).await;
        print!(" {op} ");
        let b = r.show(self).await;
        print!(")");
        a + b
    }
}

fn main() {
    let mut m: Mem<u32, &'static str> = Mem { slots: [None, None] };
    println!("{:?}", block_on(chain(&mut m)));
    let e = Bin(
        '+',
        Box::new(Num(2)),
        Box::new(Bin(
            '*',
            Box::new(Num(3)),
            Box::new(Bin('+', Box::new(Num(4)), Box::new(Num(5)))),
        )),
    );
    let mut s = Show { depth: 0 };
    let n = block_on(async { e.show(&mut s).await });
    println!(" {n} {}", s.depth);
    println!("{}", block_on(e.accept(&mut Eval)));
    let _ = D(1);
}

// OUT: None
// OUT: Some("a")
// OUT: "b"
// OUT: 1=c
// OUT: 2=z
// OUT: Err(Missing(2))
// OUT: Err(Full)
// OUT: (2 + (3 * (4 + 5))) 4 3
// OUT: 29
// OUT: drop 1
