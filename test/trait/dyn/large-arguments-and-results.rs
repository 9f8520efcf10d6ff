// Arguments and results of many sizes through one dyn trait.
//
// Inline: `send` and two calls of `maybe` hold blocks of 256 bytes.
// ALLOCS nested: 0
// ALLOCS inline(256): 3
// ALLOCS box: 7
#[derive(Clone, Copy, PartialEq, Debug)]
struct Block {
    words: [u64; 32],
}

trait Channel {
    async fn send(&mut self, a: u8, block: Block, b: (u16, u64), text: &str) -> Block;
    async fn nothing(&self);
    async fn small(&self, flag: bool) -> u8;
    async fn pair(&self, f: f64, c: char) -> (char, f64);
    async fn maybe(&self, o: Option<Block>) -> Option<Block>;
}

struct Echo {
    sent: u64,
}

impl Channel for Echo {
    async fn send(&mut self, a: u8, block: Block, b: (u16, u64), text: &str) -> Block {
        self.sent += 1;
        let mut reply = block;
        yield_now().await;
        reply.words[a as usize] = b.0 as u64 + b.1;
        reply.words[0] = text.len() as u64;
        reply
    }
    async fn nothing(&self) {
        println!("nothing");
    }
    async fn small(&self, flag: bool) -> u8 {
        if flag { 200 } else { 100 }
    }
    async fn pair(&self, f: f64, c: char) -> (char, f64) {
        yield_now().await;
        (c, f / 2.0)
    }
    async fn maybe(&self, o: Option<Block>) -> Option<Block> {
        let mut b = o?;
        b.words[31] += 1;
        Some(b)
    }
}

async fn run(c: &mut dyn Channel) {
    let block = Block { words: [3; 32] };
    let reply = c.send(4, block, (500, 66), "seven c").await;
    println!("{} {} {}", reply.words[0], reply.words[4], reply.words[31]);
    println!("{}", reply == block);
    println!("{:?}", c.nothing().await);
    println!("{} {}", c.small(true).await, c.small(false).await);
    println!("{:?}", c.pair(5.0, 'p').await);
    println!("{}", c.maybe(None).await.is_none());
    println!("{}", c.maybe(Some(reply)).await.map(|b| b.words[31]).unwrap_or(0));
}

fn main() {
    let mut e = Echo { sent: 0 };
    block_on(run(&mut e));
    println!("{}", e.sent);
}

// OUT: 7 566 3
// OUT: false
// OUT: nothing
// OUT: ()
// OUT: 200 100
// OUT: ('p', 2.5)
// OUT: true
// OUT: 4
// OUT: 1
