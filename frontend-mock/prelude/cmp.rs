// Comparison, and operators for types of the program's own.

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Ordering {
    Less = -1,
    Equal = 0,
    Greater = 1,
}

impl Eq for Ordering {}

impl Ordering {
    pub fn is_eq(self) -> bool {
        self == Ordering::Equal
    }
    pub fn is_ne(self) -> bool {
        self != Ordering::Equal
    }
    pub fn is_lt(self) -> bool {
        self == Ordering::Less
    }
    pub fn is_gt(self) -> bool {
        self == Ordering::Greater
    }
    pub fn is_le(self) -> bool {
        self != Ordering::Greater
    }
    pub fn is_ge(self) -> bool {
        self != Ordering::Less
    }
    pub fn reverse(self) -> Ordering {
        match self {
            Ordering::Less => Ordering::Greater,
            Ordering::Equal => Ordering::Equal,
            Ordering::Greater => Ordering::Less,
        }
    }
    pub fn then(self, other: Ordering) -> Ordering {
        match self {
            Ordering::Equal => other,
            _ => self,
        }
    }
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Ordering::Equal => f(),
            _ => self,
        }
    }
}

#[lang(partial_eq)]
pub trait PartialEq {
    fn eq(&self, other: &Self) -> bool;
    fn ne(&self, other: &Self) -> bool {
        !self.eq(other)
    }
}

pub trait Eq: PartialEq {}

#[lang(partial_ord)]
pub trait PartialOrd: PartialEq {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering>;
    fn lt(&self, other: &Self) -> bool {
        match self.partial_cmp(other) {
            Some(Ordering::Less) => true,
            _ => false,
        }
    }
    fn le(&self, other: &Self) -> bool {
        match self.partial_cmp(other) {
            Some(Ordering::Less | Ordering::Equal) => true,
            _ => false,
        }
    }
    fn gt(&self, other: &Self) -> bool {
        match self.partial_cmp(other) {
            Some(Ordering::Greater) => true,
            _ => false,
        }
    }
    fn ge(&self, other: &Self) -> bool {
        match self.partial_cmp(other) {
            Some(Ordering::Greater | Ordering::Equal) => true,
            _ => false,
        }
    }
}

pub trait Ord: Eq + PartialOrd {
    fn cmp(&self, other: &Self) -> Ordering;
    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        match self.cmp(&other) {
            Ordering::Greater => self,
            _ => other,
        }
    }
    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        match self.cmp(&other) {
            Ordering::Greater => other,
            _ => self,
        }
    }
    fn clamp(self, low: Self, high: Self) -> Self
    where
        Self: Sized,
    {
        assert!(low.cmp(&high) != Ordering::Greater, "assertion failed: min <= max");
        self.max(low).min(high)
    }
}

impl<T: PartialEq + ?Sized> PartialEq for &T {
    fn eq(&self, other: &&T) -> bool {
        T::eq(&**self, &**other)
    }
}

impl<T: Eq + ?Sized> Eq for &T {}

impl<T: PartialOrd + ?Sized> PartialOrd for &T {
    fn partial_cmp(&self, other: &&T) -> Option<Ordering> {
        T::partial_cmp(&**self, &**other)
    }
}

impl<T: Ord + ?Sized> Ord for &T {
    fn cmp(&self, other: &&T) -> Ordering {
        T::cmp(&**self, &**other)
    }
}

impl<T: PartialEq + ?Sized> PartialEq for &mut T {
    fn eq(&self, other: &&mut T) -> bool {
        T::eq(&**self, &**other)
    }
}

impl<T: PartialEq + ?Sized> PartialEq for Box<T> {
    fn eq(&self, other: &Box<T>) -> bool {
        T::eq(&**self, &**other)
    }
}

impl<T: Eq + ?Sized> Eq for Box<T> {}

impl<T: PartialOrd + ?Sized> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Box<T>) -> Option<Ordering> {
        T::partial_cmp(&**self, &**other)
    }
}

impl<T: Ord + ?Sized> Ord for Box<T> {
    fn cmp(&self, other: &Box<T>) -> Ordering {
        T::cmp(&**self, &**other)
    }
}

impl PartialEq for () {
    fn eq(&self, other: &()) -> bool {
        true
    }
}

impl Eq for () {}

impl PartialOrd for () {
    fn partial_cmp(&self, other: &()) -> Option<Ordering> {
        Some(Ordering::Equal)
    }
}

impl Ord for () {
    fn cmp(&self, other: &()) -> Ordering {
        Ordering::Equal
    }
}

// --- Operators: Rhs is Self when it is left out ------------------------------

#[lang(neg)]
pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}

#[lang(not)]
pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}

#[lang(index)]
pub trait Index<I> {
    type Output: ?Sized;
    fn index(&self, index: I) -> &Self::Output;
}

#[lang(index_mut)]
pub trait IndexMut<I>: Index<I> {
    fn index_mut(&mut self, index: I) -> &mut Self::Output;
}
