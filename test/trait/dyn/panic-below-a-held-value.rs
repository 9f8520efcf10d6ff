// A panic that leaves block_on after calls that found the root's slot taken: the
// block that they used is freed on that way, too.
//
// The block. With box the value, and three calls.
// STDERR: no third
// EXIT: 101
// ALLOCS nested: 1
// ALLOCS inline(256): 0
// ALLOCS box: 4
trait Source {
    fn open(&self) -> impl Connection;
}

trait Connection {
    async fn read(&mut self) -> u32;
}

struct Server;

struct Socket(u32);

impl Drop for Socket {
    fn drop(&mut self) {
        println!("closed after {}", self.0);
    }
}

impl Source for Server {
    fn open(&self) -> impl Connection {
        Socket(0)
    }
}

impl Connection for Socket {
    async fn read(&mut self) -> u32 {
        yield_now().await;
        self.0 += 1;
        if self.0 == 3 {
            panic!("no third");
        }
        self.0
    }
}

async fn read_all(connection: &mut dyn Connection) {
    loop {
        println!("read {}", connection.read().await);
    }
}

async fn run(server: &dyn Source) {
    let connection = &mut server.open();
    read_all(connection).await;
}

fn main() {
    block_on(run(&Server));
}

// OUT: read 1
// OUT: read 2
// OUT: closed after 3
