// std::mem, Cell, std::cmp's functions.

pub fn drop<T>(value: T) {}

pub fn replace<T>(place: &mut T, value: T) -> T {
    let old = __read(place);
    __write(place, value);
    old
}

pub fn swap<T>(a: &mut T, b: &mut T) {
    let old = __read(a);
    __write(a, __read(b));
    __write(b, old);
}

pub fn take<T: Default>(place: &mut T) -> T {
    replace(place, T::default())
}

#[lang(cell)]
pub struct Cell<T> {
    value: T,
}

impl<T> Cell<T> {
    pub const fn new(value: T) -> Cell<T> {
        Cell { value }
    }
    pub fn set(&self, value: T) {
        // The old value is dropped when the new one is in its place.
        let old = self.replace(value);
    }
    pub fn replace(&self, value: T) -> T {
        replace(__assume_mut(&self.value), value)
    }
    pub fn get(&self) -> T
    where
        T: Copy,
    {
        __read(&self.value)
    }
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }
    pub fn update<F: FnOnce(T) -> T>(&self, f: F)
    where
        T: Copy,
    {
        self.set(f(self.get()));
    }
    pub fn swap(&self, other: &Cell<T>) {
        swap(__assume_mut(&self.value), __assume_mut(&other.value));
    }
    pub fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Copy> Clone for Cell<T> {
    fn clone(&self) -> Cell<T> {
        Cell::new(self.get())
    }
}

impl<T: Default> Default for Cell<T> {
    fn default() -> Cell<T> {
        Cell::new(T::default())
    }
}

impl<T: PartialEq + Copy> PartialEq for Cell<T> {
    fn eq(&self, other: &Cell<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Debug + Copy> Debug for Cell<T> {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        f.debug_struct("Cell").field("value", &self.get()).finish()
    }
}

pub fn min<T: Ord>(a: T, b: T) -> T {
    a.min(b)
}

pub fn max<T: Ord>(a: T, b: T) -> T {
    a.max(b)
}

/// How many allocations there have been so far.
#[runtime(traitc_allocations)]
pub fn allocations() -> u64;
