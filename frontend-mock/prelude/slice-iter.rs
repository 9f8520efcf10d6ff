// The iterators of slices, and `a[from..to]`.

pub struct Iter<T> {
    rest: &[T],
}

impl<T> Clone for Iter<T> {
    fn clone(&self) -> Iter<T> {
        Iter { rest: self.rest }
    }
}

impl<T> Iter<T> {
    pub fn as_slice(&self) -> &[T] {
        self.rest
    }
}

impl<T> Iterator for Iter<T> {
    type Item = &T;
    fn next(&mut self) -> Option<&T> {
        let rest = self.rest;
        let len = __slice_len(rest);
        if len == 0 {
            return None;
        }
        self.rest = __slice_part(rest, 1, len.wrapping_sub(1));
        Some(__slice_at(rest, 0))
    }
}

impl<T> DoubleEndedIterator for Iter<T> {
    fn next_back(&mut self) -> Option<&T> {
        let rest = self.rest;
        let len = __slice_len(rest);
        if len == 0 {
            return None;
        }
        self.rest = __slice_part(rest, 0, len.wrapping_sub(1));
        Some(__slice_at(rest, len.wrapping_sub(1)))
    }
}

impl<T> ExactSizeIterator for Iter<T> {
    fn len(&self) -> usize {
        __slice_len(self.rest)
    }
}

pub struct IterMut<T> {
    rest: &mut [T],
}

impl<T> Iterator for IterMut<T> {
    type Item = &mut T;
    fn next(&mut self) -> Option<&mut T> {
        let len = __slice_len(self.rest);
        if len == 0 {
            return None;
        }
        let item = __slice_at_mut(self.rest, 0);
        self.rest = __slice_part_mut(self.rest, 1, len.wrapping_sub(1));
        Some(item)
    }
}

impl<T> DoubleEndedIterator for IterMut<T> {
    fn next_back(&mut self) -> Option<&mut T> {
        let len = __slice_len(self.rest);
        if len == 0 {
            return None;
        }
        let item = __slice_at_mut(self.rest, len.wrapping_sub(1));
        self.rest = __slice_part_mut(self.rest, 0, len.wrapping_sub(1));
        Some(item)
    }
}

impl<T> ExactSizeIterator for IterMut<T> {
    fn len(&self) -> usize {
        __slice_len(self.rest)
    }
}

pub struct Windows<T> {
    rest: &[T],
    size: usize,
}

impl<T> Iterator for Windows<T> {
    type Item = &[T];
    fn next(&mut self) -> Option<&[T]> {
        let rest = self.rest;
        if rest.len() < self.size {
            return None;
        }
        self.rest = &rest[1..];
        Some(&rest[..self.size])
    }
}

pub struct Chunks<T> {
    rest: &[T],
    size: usize,
}

impl<T> Iterator for Chunks<T> {
    type Item = &[T];
    fn next(&mut self) -> Option<&[T]> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        let size = self.size.min(rest.len());
        self.rest = &rest[size..];
        Some(&rest[..size])
    }
}

impl<T> IntoIterator for &[T] {
    type Item = &T;
    type IntoIter = Iter<T>;
    fn into_iter(self) -> Iter<T> {
        Iter { rest: self }
    }
}

impl<T> IntoIterator for &mut [T] {
    type Item = &mut T;
    type IntoIter = IterMut<T>;
    fn into_iter(self) -> IterMut<T> {
        IterMut { rest: self }
    }
}


// --- Indexing with ranges ----------------------------------------------------

fn __check_part(start: usize, end: usize, len: usize) {
    if start > end {
        panic!("slice index starts at {} but ends at {}", start, end);
    }
    if end > len {
        panic!("range end index {} out of range for slice of length {}", end, len);
    }
}

impl<T> Index<Range<usize>> for [T] {
    type Output = [T];
    fn index(&self, range: Range<usize>) -> &[T] {
        __check_part(range.start, range.end, __slice_len(self));
        __slice_part(self, range.start, range.end - range.start)
    }
}

impl<T> IndexMut<Range<usize>> for [T] {
    fn index_mut(&mut self, range: Range<usize>) -> &mut [T] {
        __check_part(range.start, range.end, __slice_len(self));
        __slice_part_mut(self, range.start, range.end - range.start)
    }
}

impl<T> Index<RangeInclusive<usize>> for [T] {
    type Output = [T];
    fn index(&self, range: RangeInclusive<usize>) -> &[T] {
        <[T] as Index<Range<usize>>>::index(self, range.start..range.end + 1)
    }
}

impl<T> IndexMut<RangeInclusive<usize>> for [T] {
    fn index_mut(&mut self, range: RangeInclusive<usize>) -> &mut [T] {
        <[T] as IndexMut<Range<usize>>>::index_mut(self, range.start..range.end + 1)
    }
}

impl<T> Index<RangeTo<usize>> for [T] {
    type Output = [T];
    fn index(&self, range: RangeTo<usize>) -> &[T] {
        <[T] as Index<Range<usize>>>::index(self, 0..range.end)
    }
}

impl<T> IndexMut<RangeTo<usize>> for [T] {
    fn index_mut(&mut self, range: RangeTo<usize>) -> &mut [T] {
        <[T] as IndexMut<Range<usize>>>::index_mut(self, 0..range.end)
    }
}

impl<T> Index<RangeToInclusive<usize>> for [T] {
    type Output = [T];
    fn index(&self, range: RangeToInclusive<usize>) -> &[T] {
        <[T] as Index<Range<usize>>>::index(self, 0..range.end + 1)
    }
}

impl<T> IndexMut<RangeToInclusive<usize>> for [T] {
    fn index_mut(&mut self, range: RangeToInclusive<usize>) -> &mut [T] {
        <[T] as IndexMut<Range<usize>>>::index_mut(self, 0..range.end + 1)
    }
}

impl<T> Index<RangeFrom<usize>> for [T] {
    type Output = [T];
    fn index(&self, range: RangeFrom<usize>) -> &[T] {
        let len = __slice_len(self);
        if range.start > len {
            panic!("range start index {} out of range for slice of length {}", range.start, len);
        }
        __slice_part(self, range.start, len - range.start)
    }
}

impl<T> IndexMut<RangeFrom<usize>> for [T] {
    fn index_mut(&mut self, range: RangeFrom<usize>) -> &mut [T] {
        let len = __slice_len(self);
        if range.start > len {
            panic!("range start index {} out of range for slice of length {}", range.start, len);
        }
        __slice_part_mut(self, range.start, len - range.start)
    }
}

impl<T> Index<RangeFull> for [T] {
    type Output = [T];
    fn index(&self, range: RangeFull) -> &[T] {
        self
    }
}

impl<T> IndexMut<RangeFull> for [T] {
    fn index_mut(&mut self, range: RangeFull) -> &mut [T] {
        self
    }
}
