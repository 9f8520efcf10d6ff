// The measuring station in the trait language: sensors behind decorators, no
// Box. The storage for all frames is part of the root's, on main's stack.
#![dyn_async(nested(512))]

#[derive(Clone, Copy)]
struct Reading {
    value: i32,
    good: bool,
}

trait Bus {
    async fn get(&mut self, register: i32) -> Reading;
}

trait Sensor {
    async fn read(&mut self) -> Reading;
}

struct I2c {
    transfers: i32,
}

impl Bus for I2c {
    async fn get(&mut self, register: i32) -> Reading {
        sleep(1).await;
        self.transfers += 1;
        if self.transfers % 7 == 0 {
            return Reading { value: 0, good: false };
        }
        Reading { value: register * 100 + self.transfers % 5, good: true }
    }
}

struct Retry<'a> {
    inner: &'a mut dyn Bus,
    repeated: i32,
}

impl<'a> Bus for Retry<'a> {
    async fn get(&mut self, register: i32) -> Reading {
        for _ in 0..3 {
            let reading = self.inner.get(register).await;
            if reading.good {
                return reading;
            }
            self.repeated += 1;
            sleep(1).await;
        }
        Reading { value: 0, good: false }
    }
}

struct Thermometer<'a> {
    wires: &'a mut dyn Bus,
}

impl<'a> Sensor for Thermometer<'a> {
    async fn read(&mut self) -> Reading {
        let high = self.wires.get(2).await;
        let low = self.wires.get(0).await;
        Reading { value: high.value * 10 + low.value, good: high.good && low.good }
    }
}

struct Calibrated<'a> {
    inner: &'a mut dyn Sensor,
    scale: i32,
    offset: i32,
}

impl<'a> Sensor for Calibrated<'a> {
    async fn read(&mut self) -> Reading {
        let reading = self.inner.read().await;
        Reading { value: reading.value * self.scale / 16 + self.offset, good: reading.good }
    }
}

struct Average<'a> {
    inner: &'a mut dyn Sensor,
}

impl<'a> Sensor for Average<'a> {
    async fn read(&mut self) -> Reading {
        let mut sum = 0;
        let mut number = 0;
        for _ in 0..4 {
            let reading = self.inner.read().await;
            if reading.good {
                sum += reading.value;
                number += 1;
            }
        }
        if number == 0 {
            return Reading { value: 0, good: false };
        }
        Reading { value: sum / number, good: true }
    }
}

async fn sample(sensor: &mut dyn Sensor) -> i32 {
    let mut sum = 0;
    for i in 0..6 {
        let reading = sensor.read().await;
        println!("{:>2}: climate {}", i, reading.value);
        sum += reading.value;
        sleep(20).await;
    }
    sum
}

fn main() {
    let mut wires = I2c { transfers: 0 };
    let sum = {
        let mut reliable = Retry { inner: &mut wires, repeated: 0 };
        let mut sensing = Thermometer { wires: &mut reliable };
        let mut kelvin = Calibrated { inner: &mut sensing, scale: 17, offset: 300 };
        let mut climate = Average { inner: &mut kelvin };
        block_on(sample(&mut climate))
    };
    println!("transfers {}, sum {}", wires.transfers, sum);
}
