// The structs behind Iterator's methods.

#[derive(Clone)]
pub struct Map<I, F> {
    iter: I,
    f: F,
}

impl<U, I: Iterator, F: FnMut(I::Item) -> U> Iterator for Map<I, F> {
    type Item = U;
    fn next(&mut self) -> Option<U> {
        match self.iter.next() {
            Some(item) => Some((self.f)(item)),
            None => None,
        }
    }
}

impl<U, I: DoubleEndedIterator, F: FnMut(I::Item) -> U> DoubleEndedIterator for Map<I, F> {
    fn next_back(&mut self) -> Option<U> {
        match self.iter.next_back() {
            Some(item) => Some((self.f)(item)),
            None => None,
        }
    }
}

impl<U, I: ExactSizeIterator, F: FnMut(I::Item) -> U> ExactSizeIterator for Map<I, F> {
    fn len(&self) -> usize {
        I::len(&self.iter)
    }
}

#[derive(Clone)]
pub struct Filter<I, F> {
    iter: I,
    f: F,
}

impl<I: Iterator, F: FnMut(&I::Item) -> bool> Iterator for Filter<I, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        while let Some(item) = self.iter.next() {
            if (self.f)(&item) {
                return Some(item);
            }
        }
        None
    }
}

impl<I: DoubleEndedIterator, F: FnMut(&I::Item) -> bool> DoubleEndedIterator for Filter<I, F> {
    fn next_back(&mut self) -> Option<I::Item> {
        while let Some(item) = self.iter.next_back() {
            if (self.f)(&item) {
                return Some(item);
            }
        }
        None
    }
}

#[derive(Clone)]
pub struct FilterMap<I, F> {
    iter: I,
    f: F,
}

impl<U, I: Iterator, F: FnMut(I::Item) -> Option<U>> Iterator for FilterMap<I, F> {
    type Item = U;
    fn next(&mut self) -> Option<U> {
        while let Some(item) = self.iter.next() {
            if let Some(found) = (self.f)(item) {
                return Some(found);
            }
        }
        None
    }
}

pub struct FlatMap<I, U: IntoIterator, F> {
    iter: I,
    f: F,
    front: Option<U::IntoIter>,
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(front) = &mut self.front {
                if let Some(item) = front.next() {
                    return Some(item);
                }
                self.front = None;
            }
            match self.iter.next() {
                Some(outer) => self.front = Some((self.f)(outer).into_iter()),
                None => return None,
            }
        }
    }
}

pub struct Flatten<I, U: IntoIterator> {
    iter: I,
    front: Option<U::IntoIter>,
}

impl<U: IntoIterator, I: Iterator<Item = U>> Iterator for Flatten<I, U> {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(front) = &mut self.front {
                if let Some(item) = front.next() {
                    return Some(item);
                }
                self.front = None;
            }
            match self.iter.next() {
                Some(outer) => self.front = Some(outer.into_iter()),
                None => return None,
            }
        }
    }
}

#[derive(Clone)]
pub struct Inspect<I, F> {
    iter: I,
    f: F,
}

impl<I: Iterator, F: FnMut(&I::Item)> Iterator for Inspect<I, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        let item = self.iter.next()?;
        (self.f)(&item);
        Some(item)
    }
}

#[derive(Clone)]
pub struct Take<I> {
    iter: I,
    left: usize,
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.iter.next()
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Take<I> {
    fn len(&self) -> usize {
        I::len(&self.iter).min(self.left)
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        if self.left == 0 {
            return None;
        }
        let mut behind = I::len(&self.iter).saturating_sub(self.left);
        while behind > 0 {
            self.iter.next_back();
            behind -= 1;
        }
        self.left -= 1;
        self.iter.next_back()
    }
}

#[derive(Clone)]
pub struct Skip<I> {
    iter: I,
    left: usize,
}

impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        while self.left > 0 {
            self.left -= 1;
            self.iter.next()?;
        }
        self.iter.next()
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Skip<I> {
    fn len(&self) -> usize {
        I::len(&self.iter).saturating_sub(self.left)
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        if I::len(&self.iter) > self.left { self.iter.next_back() } else { None }
    }
}

#[derive(Clone)]
pub struct TakeWhile<I, F> {
    iter: I,
    f: F,
    done: bool,
}

impl<I: Iterator, F: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        if self.done {
            return None;
        }
        let item = self.iter.next()?;
        if (self.f)(&item) {
            Some(item)
        } else {
            self.done = true;
            None
        }
    }
}

#[derive(Clone)]
pub struct SkipWhile<I, F> {
    iter: I,
    f: F,
    done: bool,
}

impl<I: Iterator, F: FnMut(&I::Item) -> bool> Iterator for SkipWhile<I, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        while let Some(item) = self.iter.next() {
            if self.done || !(self.f)(&item) {
                self.done = true;
                return Some(item);
            }
        }
        None
    }
}

#[derive(Clone)]
pub struct MapWhile<I, F> {
    iter: I,
    f: F,
}

impl<U, I: Iterator, F: FnMut(I::Item) -> Option<U>> Iterator for MapWhile<I, F> {
    type Item = U;
    fn next(&mut self) -> Option<U> {
        (self.f)(self.iter.next()?)
    }
}

#[derive(Clone)]
pub struct Scan<I, S, F> {
    iter: I,
    state: S,
    f: F,
}

impl<S, U, I: Iterator, F: FnMut(&mut S, I::Item) -> Option<U>> Iterator for Scan<I, S, F> {
    type Item = U;
    fn next(&mut self) -> Option<U> {
        let item = self.iter.next()?;
        (self.f)(&mut self.state, item)
    }
}
