// Async methods of statics through trait objects, of statics that are trait
// objects, and of statics themselves.
// ALLOCS nested: 2
// ALLOCS inline(256): 2
// ALLOCS box: 8
trait Source: Sync {
    fn name(&self) -> &'static str;
    async fn fetch(&self, key: u32) -> u32;
}

struct Table {
    rows: [u32; 6],
    extra: Option<Box<u32>>,
}

struct Fixed;

impl Source for Table {
    fn name(&self) -> &'static str {
        "table"
    }
    async fn fetch(&self, key: u32) -> u32 {
        yield_now().await;
        self.rows[key as usize]
    }
}

impl Source for Fixed {
    fn name(&self) -> &'static str {
        "fixed"
    }
    async fn fetch(&self, key: u32) -> u32 {
        key + 1
    }
}

static TABLE: Table = Table { rows: [4, 5, 6, 7, 8, 9], extra: None };
static FIXED: Fixed = Fixed;
static DEFAULT: &dyn Source = &TABLE;
static ALL: [&dyn Source; 3] = [&TABLE, &FIXED, &Table { rows: [1; 6], extra: None }];
static SHOWN: &(dyn Source + Send) = &FIXED;

fn source() -> &'static dyn Source {
    &TABLE
}

async fn run() -> u32 {
    let s = source();
    let noise = [9u64; 20];
    let x = s.fetch(1).await;
    let y = DEFAULT.fetch(TABLE.rows[0]).await;
    let mut sum = x + y * 10 + noise[3] as u32;
    for s in ALL {
        sum += s.fetch(2).await;
        print!("{} ", s.name());
    }
    sum + SHOWN.fetch(1000).await
}

async fn in_a_task() -> u32 {
    let task = spawn(async { TABLE.fetch(5).await + TABLE.rows[0] });
    task.await
}

fn main() {
    println!("{}", block_on(run()));
    println!("{} {}", block_on(in_a_task()), TABLE.extra.is_none());
}

// OUT: table fixed table 1105
// OUT: 13 true
