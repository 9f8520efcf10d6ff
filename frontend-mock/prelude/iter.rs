// Iterator and what goes with it; the adaptors are in adaptors.rs.

#[lang(iterator)]
pub trait Iterator {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;

    fn nth(&mut self, n: usize) -> Option<Self::Item>
    where
        Self: Sized,
    {
        for _ in 0..n {
            self.next()?;
        }
        self.next()
    }
    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }
    fn map<U, F: FnMut(Self::Item) -> U>(self, f: F) -> Map<Self, F>
    where
        Self: Sized,
    {
        Map { iter: self, f }
    }
    fn filter<F: FnMut(&Self::Item) -> bool>(self, f: F) -> Filter<Self, F>
    where
        Self: Sized,
    {
        Filter { iter: self, f }
    }
    fn filter_map<U, F: FnMut(Self::Item) -> Option<U>>(self, f: F) -> FilterMap<Self, F>
    where
        Self: Sized,
    {
        FilterMap { iter: self, f }
    }
    fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U, F>
    where
        Self: Sized,
    {
        FlatMap { iter: self, f, front: None }
    }
    fn flatten(self) -> Flatten<Self, Self::Item>
    where
        Self: Sized,
        Self::Item: IntoIterator,
    {
        Flatten { iter: self, front: None }
    }
    fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F>
    where
        Self: Sized,
    {
        Inspect { iter: self, f }
    }
    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take { iter: self, left: n }
    }
    fn skip(self, n: usize) -> Skip<Self>
    where
        Self: Sized,
    {
        Skip { iter: self, left: n }
    }
    fn take_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> TakeWhile<Self, F>
    where
        Self: Sized,
    {
        TakeWhile { iter: self, f, done: false }
    }
    fn skip_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> SkipWhile<Self, F>
    where
        Self: Sized,
    {
        SkipWhile { iter: self, f, done: false }
    }
    fn map_while<U, F: FnMut(Self::Item) -> Option<U>>(self, f: F) -> MapWhile<Self, F>
    where
        Self: Sized,
    {
        MapWhile { iter: self, f }
    }
    fn scan<S, U, F: FnMut(&mut S, Self::Item) -> Option<U>>(self, state: S, f: F) -> Scan<Self, S, F>
    where
        Self: Sized,
    {
        Scan { iter: self, state, f }
    }
    fn step_by(self, step: usize) -> StepBy<Self>
    where
        Self: Sized,
    {
        assert!(step != 0);
        StepBy { iter: self, step: step - 1, first: true }
    }
    fn chain<B: IntoIterator<Item = Self::Item>>(self, other: B) -> Chain<Self, B::IntoIter>
    where
        Self: Sized,
    {
        Chain { a: Some(self), b: Some(other.into_iter()) }
    }
    fn zip<B: IntoIterator>(self, other: B) -> Zip<Self, B::IntoIter>
    where
        Self: Sized,
    {
        Zip { a: self, b: other.into_iter() }
    }
    fn enumerate(self) -> Enumerate<Self>
    where
        Self: Sized,
    {
        Enumerate { iter: self, count: 0 }
    }
    fn peekable(self) -> Peekable<Self>
    where
        Self: Sized,
    {
        Peekable { iter: self, peeked: None }
    }
    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse { iter: Some(self) }
    }
    fn cycle(self) -> Cycle<Self>
    where
        Self: Sized + Clone,
    {
        Cycle { original: self.clone(), iter: self }
    }
    fn rev(self) -> Rev<Self>
    where
        Self: Sized + DoubleEndedIterator,
    {
        Rev { iter: self }
    }
    fn cloned<T: Clone>(self) -> Cloned<Self>
    where
        Self: Sized + Iterator<Item = &T>,
    {
        Cloned { iter: self }
    }
    fn copied<T: Copy>(self) -> Copied<Self>
    where
        Self: Sized + Iterator<Item = &T>,
    {
        Copied { iter: self }
    }
    fn fold<A, F: FnMut(A, Self::Item) -> A>(mut self, first: A, mut f: F) -> A
    where
        Self: Sized,
    {
        let mut folded = first;
        while let Some(item) = self.next() {
            folded = f(folded, item);
        }
        folded
    }
    fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(mut self, f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let first = self.next()?;
        Some(self.fold(first, f))
    }
    fn for_each<F: FnMut(Self::Item)>(mut self, mut f: F)
    where
        Self: Sized,
    {
        while let Some(item) = self.next() {
            f(item);
        }
    }
    fn count(mut self) -> usize
    where
        Self: Sized,
    {
        let mut n: usize = 0;
        while let Some(_) = self.next() {
            n += 1;
        }
        n
    }
    fn try_fold<A, R: __Try<Output = A>, F: FnMut(A, Self::Item) -> R>(&mut self, first: A, mut f: F) -> R
    where
        Self: Sized,
    {
        let mut sum = first;
        while let Some(item) = self.next() {
            match f(sum, item).__branch() {
                Ok(next) => sum = next,
                Err(end) => return end,
            }
        }
        R::__from_output(sum)
    }
    fn collect<C: FromIterator<Self::Item>>(self) -> C
    where
        Self: Sized,
    {
        C::from_iter(self)
    }
    fn last(mut self) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let mut last = None;
        while let Some(item) = self.next() {
            last = Some(item);
        }
        last
    }
    fn sum<S: Sum<Self::Item>>(self) -> S
    where
        Self: Sized,
    {
        S::sum(self)
    }
    fn product<S: Product<Self::Item>>(self) -> S
    where
        Self: Sized,
    {
        S::product(self)
    }
    fn any<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> bool
    where
        Self: Sized,
    {
        while let Some(item) = self.next() {
            if f(item) {
                return true;
            }
        }
        false
    }
    fn all<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> bool
    where
        Self: Sized,
    {
        while let Some(item) = self.next() {
            if !f(item) {
                return false;
            }
        }
        true
    }
    fn find<F: FnMut(&Self::Item) -> bool>(&mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        while let Some(item) = self.next() {
            if f(&item) {
                return Some(item);
            }
        }
        None
    }
    fn find_map<U, F: FnMut(Self::Item) -> Option<U>>(&mut self, mut f: F) -> Option<U>
    where
        Self: Sized,
    {
        while let Some(item) = self.next() {
            if let Some(found) = f(item) {
                return Some(found);
            }
        }
        None
    }
    fn position<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> Option<usize>
    where
        Self: Sized,
    {
        let mut n: usize = 0;
        while let Some(item) = self.next() {
            if f(item) {
                return Some(n);
            }
            n += 1;
        }
        None
    }
    fn max(self) -> Option<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.max_by(|a, b| a.cmp(b))
    }
    fn min(self) -> Option<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.min_by(|a, b| a.cmp(b))
    }
    fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let mut best = self.next()?;
        while let Some(item) = self.next() {
            if f(&best, &item) != Ordering::Greater {
                best = item;
            }
        }
        Some(best)
    }
    fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let mut best = self.next()?;
        while let Some(item) = self.next() {
            if f(&best, &item) == Ordering::Greater {
                best = item;
            }
        }
        Some(best)
    }
    fn max_by_key<K: Ord, F: FnMut(&Self::Item) -> K>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let mut best = self.next()?;
        let mut key = f(&best);
        while let Some(item) = self.next() {
            let other = f(&item);
            if K::cmp(&key, &other) != Ordering::Greater {
                best = item;
                key = other;
            }
        }
        Some(best)
    }
    fn min_by_key<K: Ord, F: FnMut(&Self::Item) -> K>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let mut best = self.next()?;
        let mut key = f(&best);
        while let Some(item) = self.next() {
            let other = f(&item);
            if K::cmp(&key, &other) == Ordering::Greater {
                best = item;
                key = other;
            }
        }
        Some(best)
    }
    fn eq<B: IntoIterator<Item = Self::Item>>(mut self, other: B) -> bool
    where
        Self: Sized,
        Self::Item: PartialEq,
    {
        let mut other = other.into_iter();
        loop {
            match (self.next(), other.next()) {
                (Some(a), Some(b)) => {
                    if a != b {
                        return false;
                    }
                }
                (None, None) => return true,
                _ => return false,
            }
        }
    }
}

pub trait DoubleEndedIterator: Iterator {
    fn next_back(&mut self) -> Option<Self::Item>;
    fn rfind<F: FnMut(&Self::Item) -> bool>(&mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
    {
        while let Some(item) = self.next_back() {
            if f(&item) {
                return Some(item);
            }
        }
        None
    }
    fn rposition<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> Option<usize>
    where
        Self: Sized + ExactSizeIterator,
    {
        let mut n = ExactSizeIterator::len(self);
        while let Some(item) = self.next_back() {
            n -= 1;
            if f(item) {
                return Some(n);
            }
        }
        None
    }
}

pub trait ExactSizeIterator: Iterator {
    fn len(&self) -> usize;
}

#[lang(into_iterator)]
pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;
    fn into_iter(self) -> I {
        self
    }
}

pub trait Sum<A>: Sized {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

pub trait Product<A>: Sized {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

impl<I: Iterator + ?Sized> Iterator for &mut I {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        I::next(&mut **self)
    }
}

impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for &mut I {
    fn next_back(&mut self) -> Option<I::Item> {
        I::next_back(&mut **self)
    }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        I::next(&mut **self)
    }
}

impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        I::next_back(&mut **self)
    }
}

pub trait FromIterator<A> {
    fn from_iter<I: IntoIterator<Item = A>>(iter: I) -> Self;
}

/// Options and results, as `try_fold` sees them: the value to go on with, or
/// what to return at once.
pub trait __Try {
    type Output;
    fn __from_output(output: Self::Output) -> Self;
    fn __branch(self) -> Result<Self::Output, Self>;
}

impl<T> __Try for Option<T> {
    type Output = T;
    fn __from_output(output: T) -> Option<T> {
        Some(output)
    }
    fn __branch(self) -> Result<T, Option<T>> {
        match self {
            Some(value) => Ok(value),
            None => Err(None),
        }
    }
}

impl<T, E> __Try for Result<T, E> {
    type Output = T;
    fn __from_output(output: T) -> Result<T, E> {
        Ok(output)
    }
    fn __branch(self) -> Result<T, Result<T, E>> {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(Err(error)),
        }
    }
}
