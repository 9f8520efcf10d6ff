// A discrete event simulation: a heap of events in an array, machines that
// react to them and schedule more.
// ALLOCS all: 0
const CAPACITY: usize = 16;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Kind {
    Arrive { job: u32 },
    Start { machine: usize, job: u32 },
    Finish { machine: usize, job: u32 },
    Report,
}

#[derive(Clone, Copy, Debug)]
struct Event {
    time: u64,
    sequence: u32,
    kind: Kind,
}

impl Event {
    fn before(&self, other: &Event) -> bool {
        self.time < other.time || self.time == other.time && self.sequence < other.sequence
    }
}

struct Queue {
    heap: [Option<Event>; CAPACITY],
    len: usize,
    sequence: u32,
}

impl Queue {
    fn new() -> Queue {
        Queue { heap: [None; CAPACITY], len: 0, sequence: 0 }
    }

    fn at(&self, i: usize) -> &Event {
        self.heap[i].as_ref().expect("inside the heap")
    }

    fn swap(&mut self, i: usize, j: usize) {
        let held = self.heap[i].take();
        self.heap[i] = self.heap[j].take();
        self.heap[j] = held;
    }

    fn push(&mut self, time: u64, kind: Kind) {
        assert!(self.len < CAPACITY, "queue is full");
        self.sequence += 1;
        self.heap[self.len] = Some(Event { time, sequence: self.sequence, kind });
        let mut i = self.len;
        self.len += 1;
        while i > 0 {
            let parent = (i - 1) / 2;
            if self.at(parent).before(self.at(i)) {
                break;
            }
            self.swap(i, parent);
            i = parent;
        }
    }

    fn pop(&mut self) -> Option<Event> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        self.swap(0, self.len);
        let top = self.heap[self.len].take();
        let mut i = 0;
        loop {
            let mut least = i;
            for child in [2 * i + 1, 2 * i + 2] {
                if child < self.len && self.at(child).before(self.at(least)) {
                    least = child;
                }
            }
            if least == i {
                break;
            }
            self.swap(i, least);
            i = least;
        }
        top
    }
}

#[derive(Clone, Copy)]
struct Machine {
    busy_with: Option<u32>,
    speed: u64,
    done: u32,
}

struct Plant {
    machines: [Machine; 2],
    waiting: [Option<u32>; 8],
    clock: u64,
    longest: usize,
}

impl Plant {
    fn free(&self) -> Option<usize> {
        for (i, m) in self.machines.iter().enumerate() {
            if m.busy_with.is_none() {
                return Some(i);
            }
        }
        None
    }

    fn enqueue(&mut self, job: u32) {
        let mut place = None;
        for i in 0..self.waiting.len() {
            if self.waiting[i].is_none() {
                place = Some(i);
                break;
            }
        }
        let i = place.expect("too many jobs wait");
        self.waiting[i] = Some(job);
        self.longest = self.longest.max(i + 1);
    }

    fn dequeue(&mut self) -> Option<u32> {
        let job = self.waiting[0].take()?;
        for i in 1..self.waiting.len() {
            self.waiting[i - 1] = self.waiting[i].take();
        }
        Some(job)
    }

    fn handle(&mut self, event: Event, queue: &mut Queue) {
        self.clock = event.time;
        match event.kind {
            Kind::Arrive { job } => match self.free() {
                Some(machine) => queue.push(self.clock, Kind::Start { machine, job }),
                None => self.enqueue(job),
            },
            Kind::Start { machine, job } if self.machines[machine].busy_with.is_some() => {
                println!("{:>4} machine {machine} was taken, job {job} waits", self.clock);
                self.enqueue(job);
            }
            Kind::Start { machine, job } => {
                let m = &mut self.machines[machine];
                m.busy_with = Some(job);
                println!("{:>4} job {job} starts on {machine}", self.clock);
                queue.push(self.clock + 6 / m.speed + job as u64 % 3, Kind::Finish { machine, job });
            }
            Kind::Finish { machine, job } => {
                let m = &mut self.machines[machine];
                assert_eq!(m.busy_with.take(), Some(job));
                m.done += 1;
                println!("{:>4} job {job} done on {machine}", self.clock);
                if let Some(job) = self.dequeue() {
                    queue.push(self.clock, Kind::Start { machine, job });
                }
            }
            Kind::Report => {
                let busy = self.machines.iter().filter(|m| m.busy_with.is_some()).count();
                println!("{:>4} report: {busy} busy", self.clock);
            }
        }
    }
}

fn main() {
    let machine = |speed| Machine { busy_with: None, speed, done: 0 };
    let mut plant = Plant {
        machines: [machine(1), machine(2)],
        waiting: [None; 8],
        clock: 0,
        longest: 0,
    };
    let mut queue = Queue::new();
    for job in 1..=6 {
        queue.push(job as u64 * 2 % 7, Kind::Arrive { job });
    }
    queue.push(8, Kind::Report);
    queue.push(3, Kind::Report);
    let mut events = 0;
    while let Some(event) = queue.pop() {
        plant.handle(event, &mut queue);
        events += 1;
    }
    println!("{events} events, {} and {} jobs, {} waited at most",
        plant.machines[0].done, plant.machines[1].done, plant.longest);
}

// OUT:    1 job 4 starts on 0
// OUT:    2 job 1 starts on 1
// OUT:    3 report: 2 busy
// OUT:    6 job 1 done on 1
// OUT:    6 job 5 starts on 1
// OUT:    8 report: 2 busy
// OUT:    8 job 4 done on 0
// OUT:    8 job 2 starts on 0
// OUT:   11 job 5 done on 1
// OUT:   11 job 6 starts on 1
// OUT:   14 job 6 done on 1
// OUT:   14 job 3 starts on 1
// OUT:   16 job 2 done on 0
// OUT:   17 job 3 done on 1
// OUT: 20 events, 2 and 4 jobs, 4 waited at most
