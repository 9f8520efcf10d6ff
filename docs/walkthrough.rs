trait Sensor {
    async fn read(&self) -> u32;
}

struct Probe {
    value: u32,
}

impl Sensor for Probe {
    async fn read(&self) -> u32 {
        yield_now().await;
        self.value
    }
}

struct Fixed;

impl Sensor for Fixed {
    async fn read(&self) -> u32 {
        5
    }
}

async fn sample(s: &dyn Sensor) -> u32 {
    s.read().await
}

fn main() {
    let sensors: [&dyn Sensor; 2] = [&Probe { value: 7 }, &Fixed];
    for s in sensors {
        println!("{}", block_on(sample(s)));
    }
}
