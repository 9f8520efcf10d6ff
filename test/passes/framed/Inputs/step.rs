trait Step {
    async fn step(&mut self, a: u64) -> u64;
}

struct One(u64);
struct Two(u64);

impl Step for One {
    async fn step(&mut self, a: u64) -> u64 {
        if a == 3 {
            yield_now().await;
        }
        self.0 += a;
        self.0
    }
}

impl Step for Two {
    async fn step(&mut self, a: u64) -> u64 {
        yield_now().await;
        self.0 + a
    }
}

async fn drive(all: &mut [Box<dyn Step>; 2]) -> u64 {
    let mut sum = 0;
    for i in 0..6 {
        sum += all[i % 2].step(i as u64).await;
    }
    sum
}

fn main() {
    let mut all: [Box<dyn Step>; 2] = [Box::new(One(1)), Box::new(Two(2))];
    println!("{}", block_on(drive(&mut all)));
}
