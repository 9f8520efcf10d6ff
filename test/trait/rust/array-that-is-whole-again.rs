// An array whose elements were moved out of is dropped from its last part on, and
// from its first element on where it is known to be whole again.
// ALLOCS all: 0
struct D(u32);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn d(n: u32) -> D { D(n) }
struct P { a: D, b: D }
fn main() {
    {
        println!("array");
        let mut v: [D; 2] = [d(0), d(1)];
        let [_, b] = v;
        v = [d(2), d(3)];
        println!("end {}", b.0);
    }
    {
        println!("array of 3");
        let mut v: [D; 3] = [d(0), d(1), d(5)];
        let [_, b, _] = v;
        v = [d(2), d(3), d(4)];
        println!("end {}", b.0);
    }
    {
        println!("array of 3, not again");
        let v: [D; 3] = [d(0), d(1), d(5)];
        let [_, b, _] = v;
        println!("end {}", b.0);
    }
    {
        println!("tuple");
        let mut v = (d(0), d(1));
        let (_, b) = v;
        v = (d(2), d(3));
        println!("end {}", b.0);
    }
    {
        println!("struct");
        let mut v = P { a: d(0), b: d(1) };
        let P { a: _, b } = v;
        v = P { a: d(2), b: d(3) };
        println!("end {} {}", b.0, v.a.0 + v.b.0);
    }
    {
        println!("array in tuple");
        let mut v = ([d(0), d(1)], d(9));
        let ([_, b], _) = v;
        v = ([d(2), d(3)], d(7));
        println!("end {}", b.0);
    }
    {
        println!("array, sub-slices");
        let mut v = [d(0), d(1), d(2), d(3), d(4)];
        let [_, b, .., c] = v;
        v = [d(5), d(6), d(7), d(8), d(9)];
        println!("end {} {}", b.0, c.0);
    }
    for i in 0..3 {
        println!("moved in a branch, {}", i);
        let v = [d(0), d(1), d(2)];
        if i == 1 {
            let [_, b, _] = v;
            println!("end {}", b.0);
        }
    }
    for i in 0..3 {
        println!("whole again in a branch, {}", i);
        let mut v = [d(0), d(1), d(2)];
        let [_, b, _] = v;
        if i == 1 {
            v = [d(3), d(4), d(5)];
        }
        println!("end {}", b.0);
    }
    for i in 0..2 {
        println!("whole again in both, {}", i);
        let mut v = [d(0), d(1), d(2)];
        if i == 1 {
            let [_, b, _] = v;
            v = [d(3), d(4), d(5)];
        } else {
            let [a, ..] = v;
            v = [d(6), d(7), d(8)];
        }
        println!("end");
    }
    {
        println!("in a loop");
        let mut v = [d(0), d(1), d(2)];
        let mut n = 0;
        while n < 2 {
            let [_, b, _] = v;
            n += 1;
            v = [d(10 * n), d(10 * n + 1), d(10 * n + 2)];
            println!("round {}", b.0);
        }
        println!("end");
    }
    for i in 0..3 {
        println!("left early, {}", i);
        early(i);
    }
    {
        println!("assigned over");
        let mut v = [d(0), d(1)];
        let [_, b] = v;
        v = [d(2), d(3)];
        v = [d(4), d(5)];
        println!("end {}", b.0);
    }
    {
        println!("declared first");
        let v: [D; 2];
        v = [d(0), d(1)];
        println!("end {}", v[0].0);
    }
}
fn early(i: u32) {
    let mut v = [d(0), d(1), d(2)];
    if i == 0 {
        return;
    }
    let [_, b, _] = v;
    if i == 1 {
        return;
    }
    v = [d(3), d(4), d(5)];
    println!("end {}", b.0);
}
// OUT: array
// OUT: drop 0
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: array of 3
// OUT: drop 5
// OUT: drop 0
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: drop 4
// OUT: array of 3, not again
// OUT: end 1
// OUT: drop 1
// OUT: drop 5
// OUT: drop 0
// OUT: tuple
// OUT: drop 0
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: struct
// OUT: drop 0
// OUT: end 1 5
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: array in tuple
// OUT: drop 0
// OUT: drop 9
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 3
// OUT: drop 7
// OUT: array, sub-slices
// OUT: drop 2
// OUT: drop 3
// OUT: drop 0
// OUT: end 1 4
// OUT: drop 4
// OUT: drop 1
// OUT: drop 5
// OUT: drop 6
// OUT: drop 7
// OUT: drop 8
// OUT: drop 9
// OUT: moved in a branch, 0
// OUT: drop 2
// OUT: drop 1
// OUT: drop 0
// OUT: moved in a branch, 1
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 0
// OUT: moved in a branch, 2
// OUT: drop 2
// OUT: drop 1
// OUT: drop 0
// OUT: whole again in a branch, 0
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 0
// OUT: whole again in a branch, 1
// OUT: drop 2
// OUT: drop 0
// OUT: end 1
// OUT: drop 1
// OUT: drop 5
// OUT: drop 4
// OUT: drop 3
// OUT: whole again in a branch, 2
// OUT: end 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 0
// OUT: whole again in both, 0
// OUT: drop 2
// OUT: drop 1
// OUT: drop 0
// OUT: end
// OUT: drop 6
// OUT: drop 7
// OUT: drop 8
// OUT: whole again in both, 1
// OUT: drop 2
// OUT: drop 0
// OUT: drop 1
// OUT: end
// OUT: drop 3
// OUT: drop 4
// OUT: drop 5
// OUT: in a loop
// OUT: drop 2
// OUT: drop 0
// OUT: round 1
// OUT: drop 1
// OUT: drop 12
// OUT: drop 10
// OUT: round 11
// OUT: drop 11
// OUT: end
// OUT: drop 20
// OUT: drop 21
// OUT: drop 22
// OUT: left early, 0
// OUT: drop 2
// OUT: drop 1
// OUT: drop 0
// OUT: left early, 1
// OUT: drop 1
// OUT: drop 2
// OUT: drop 0
// OUT: left early, 2
// OUT: drop 2
// OUT: drop 0
// OUT: end 1
// OUT: drop 1
// OUT: drop 3
// OUT: drop 4
// OUT: drop 5
// OUT: assigned over
// OUT: drop 0
// OUT: drop 2
// OUT: drop 3
// OUT: end 1
// OUT: drop 1
// OUT: drop 4
// OUT: drop 5
// OUT: declared first
// OUT: end 0
// OUT: drop 0
// OUT: drop 1
