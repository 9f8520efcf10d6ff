// `.box` and `.await` stand behind what they work on.
// ERROR: 9:13: behind the expression
// ERROR: 10:13: behind the expression
async fn f() -> u32 {
    1
}

async fn g() -> u32 {
    let a = await f();
    let b = box f();
    1
}

fn main() {
    block_on(g());
}
