// Calls on a value that another call returned. The value has the root's slot,
// so the frames of its calls find it taken; all of them use one block, which
// the root keeps, be it in block_on's frame or a task's.
//
// Two for the spawned task, and a block for each of two roots. With box, two for
// each of twelve turns.
// ALLOCS nested: 4
// ALLOCS inline(256): 2
// ALLOCS box: 26
trait Source {
    fn open(&self) -> impl Connection;
}

trait Connection {
    async fn read(&mut self) -> u32;
}

struct Server(u32);

struct Socket {
    next: u32,
}

impl Source for Server {
    fn open(&self) -> impl Connection {
        Socket { next: self.0 }
    }
}

impl Connection for Socket {
    async fn read(&mut self) -> u32 {
        yield_now().await;
        self.next += 1;
        self.next
    }
}

async fn many(server: &dyn Source, times: u32) -> u32 {
    let mut sum = 0;
    for _ in 0..times {
        sum += server.open().read().await;
    }
    sum
}

fn main() {
    println!("{}", block_on(many(&Server(1), 5)));
    let sum = block_on(async {
        let task = spawn(async { many(&Server(3), 7).await });
        task.await
    });
    println!("{sum}");
}

// OUT: 10
// OUT: 28
