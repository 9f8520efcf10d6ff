// The operator traits, for the types of a program.
// ALLOCS all: 0
use std::fmt::{self, Debug, Display};
use std::ops::{
    Add, AddAssign, BitAnd, BitOr, BitXor, Div, Index, IndexMut, Mul, Neg, Not, Rem, Shl, Shr, Sub,
};
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V2<T> {
    x: T,
    y: T,
}
impl<T: Add<Output = T>> Add for V2<T> {
    type Output = V2<T>;
    fn add(self, o: Self) -> Self::Output {
        V2 {
            x: self.x + o.x,
            y: self.y + o.y,
        }
    }
}
impl<T: Sub<Output = T>> Sub for V2<T> {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        V2 {
            x: self.x - o.x,
            y: self.y - o.y,
        }
    }
}
impl<T: Mul<Output = T> + Copy> Mul<T> for V2<T> {
    type Output = Self;
    fn mul(self, k: T) -> Self {
        V2 {
            x: self.x * k,
            y: self.y * k,
        }
    }
}
impl Mul<V2<f64>> for f64 {
    type Output = V2<f64>;
    fn mul(self, v: V2<f64>) -> V2<f64> {
        v * self
    }
}
impl<T: Neg<Output = T>> Neg for V2<T> {
    type Output = Self;
    fn neg(self) -> Self {
        V2 {
            x: -self.x,
            y: -self.y,
        }
    }
}
impl<T: AddAssign> AddAssign for V2<T> {
    fn add_assign(&mut self, o: Self) {
        self.x += o.x;
        self.y += o.y;
    }
}
impl<'a> Add<&'a V2<i32>> for &'a V2<i32> {
    type Output = V2<i32>;
    fn add(self, o: &V2<i32>) -> V2<i32> {
        V2 {
            x: self.x + o.x,
            y: self.y + o.y,
        }
    }
}
impl<T: Display> Display for V2<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Bits(u8);
impl BitAnd for Bits {
    type Output = Bits;
    fn bitand(self, o: Bits) -> Bits {
        Bits(self.0 & o.0)
    }
}
impl BitOr for Bits {
    type Output = Bits;
    fn bitor(self, o: Bits) -> Bits {
        Bits(self.0 | o.0)
    }
}
impl BitXor for Bits {
    type Output = Bits;
    fn bitxor(self, o: Bits) -> Bits {
        Bits(self.0 ^ o.0)
    }
}
impl Not for Bits {
    type Output = Bits;
    fn not(self) -> Bits {
        Bits(!self.0)
    }
}
impl Shl<u32> for Bits {
    type Output = Bits;
    fn shl(self, n: u32) -> Bits {
        Bits(self.0 << n)
    }
}
impl Shr<u32> for Bits {
    type Output = Bits;
    fn shr(self, n: u32) -> Bits {
        Bits(self.0 >> n)
    }
}
impl Rem<u8> for Bits {
    type Output = u8;
    fn rem(self, n: u8) -> u8 {
        self.0 % n
    }
}
impl Div<u8> for Bits {
    type Output = Option<u8>;
    fn div(self, n: u8) -> Option<u8> {
        self.0.checked_div(n)
    }
}
struct Grid {
    cells: [[i32; 3]; 2],
}
impl Index<(usize, usize)> for Grid {
    type Output = i32;
    fn index(&self, (x, y): (usize, usize)) -> &i32 {
        &self.cells[y][x]
    }
}
impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut i32 {
        &mut self.cells[y][x]
    }
}
fn main() {
    let a = V2 { x: 1, y: 2 };
    let b = V2 { x: 10, y: 20 };
    println!("{:?} {} {:?}", a + b, b - a, -(a * 3));
    println!("{}", &a + &b);
    println!("{}", 2.0 * V2 { x: 1.5, y: 2.5 });
    let mut c = a;
    c += b;
    println!("{c:?} {}", a < b);
    println!("{:?}", V2::<u8>::default());
    let x = Bits(0b1100);
    let y = Bits(0b1010);
    println!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {} {:?} {:?}",
        x & y,
        x | y,
        x ^ y,
        !x,
        x << 1,
        x >> 2,
        x % 5,
        x / 5,
        x / 0
    );
    let mut g = Grid { cells: [[0; 3]; 2] };
    g[(1, 1)] = 5;
    g[(2, 0)] += 7;
    g[(2, 0)] -= 1;
    println!("{:?} {}", g.cells, g[(1, 1)] + g[(2, 0)]);
    println!(
        "{:#?}",
        V2 {
            x: Some(a),
            y: None
        }
    );
}

// OUT: V2 { x: 11, y: 22 } (9, 18) V2 { x: -3, y: -6 }
// OUT: (11, 22)
// OUT: (3, 5)
// OUT: V2 { x: 11, y: 22 } true
// OUT: V2 { x: 0, y: 0 }
// OUT: Bits(8) Bits(14) Bits(6) Bits(243) Bits(24) Bits(3) 2 Some(2) None
// OUT: [[0, 0, 6], [0, 5, 0]] 11
// OUT: V2 {
// OUT:     x: Some(
// OUT:         V2 {
// OUT:             x: 1,
// OUT:             y: 2,
// OUT:         },
// OUT:     ),
// OUT:     y: None,
// OUT: }
