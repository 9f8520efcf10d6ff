// `?` needs an Option around it: the async block's own result.
// ERROR: 11:19: `?`
// ERROR: 15:6: `?`
// ERROR: 20:14: `?`
// ERROR: 26:32: `?`
async fn number() -> Option<u32> {
    Some(1)
}

async fn plain() -> u32 {
    number().await?
}

fn sync(o: Option<u32>) {
    o?;
}

async fn good() -> Option<u32> {
    let x = async { Some(number().await? + 1) }.await?;
    let y = 5?;
    Some(x)
}

fn main() {
    block_on(good());
    let c = || -> u32 { Some(1)? };
}
