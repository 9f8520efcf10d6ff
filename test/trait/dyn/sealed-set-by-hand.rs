// The known implementers in an enum: every call is static, nothing allocates,
// and the set is used as the dyn trait as well.
// ALLOCS nested: 0
// ALLOCS inline(256): 0
// ALLOCS box: 2
trait Codec {
    async fn encode(&mut self, n: u64) -> u64;
}

struct Xor(u64);
struct Rotate {
    by: u32,
    used: u32,
}

impl Codec for Xor {
    async fn encode(&mut self, n: u64) -> u64 {
        n ^ self.0
    }
}

impl Codec for Rotate {
    async fn encode(&mut self, n: u64) -> u64 {
        yield_now().await;
        self.used += 1;
        n << self.by | n >> (64 - self.by)
    }
}

enum AnyCodec {
    Xor(Xor),
    Rotate(Rotate),
}

impl Codec for AnyCodec {
    async fn encode(&mut self, n: u64) -> u64 {
        match self {
            AnyCodec::Xor(x) => x.encode(n).await,
            AnyCodec::Rotate(r) => r.encode(n).await,
        }
    }
}

async fn statically(codecs: &mut [AnyCodec], n: u64) -> u64 {
    let mut n = n;
    for c in codecs {
        n = c.encode(n).await;
    }
    n
}

async fn by_dyn(c: &mut dyn Codec, n: u64) -> u64 {
    c.encode(n).await
}

fn main() {
    let mut set = [
        AnyCodec::Xor(Xor(0xff)),
        AnyCodec::Rotate(Rotate { by: 9, used: 0 }),
        AnyCodec::Xor(Xor(0x1234_5678)),
    ];
    println!("{:x}", block_on(statically(&mut set, 0xabc)));
    println!("{:x}", block_on(by_dyn(&mut set[1], 0xabc)));
    println!("{:x}", block_on(by_dyn(&mut Xor(1), 0xabc)));
    if let AnyCodec::Rotate(r) = &set[1] {
        println!("{} used", r.used);
    }
}

// OUT: 1220d078
// OUT: 157800
// OUT: abd
// OUT: 2 used
