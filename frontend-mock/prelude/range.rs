// Ranges. `a..b` is Range { start: a, end: b }, and so on.

#[lang(range)]
#[derive(Clone, PartialEq, Default)]
pub struct Range<T> {
    pub start: T,
    pub end: T,
}

#[lang(range_inclusive)]
#[derive(Clone, PartialEq)]
pub struct RangeInclusive<T> {
    start: T,
    end: T,
    exhausted: bool,
}

#[lang(range_from)]
#[derive(Clone, PartialEq)]
pub struct RangeFrom<T> {
    pub start: T,
}

#[lang(range_to)]
#[derive(Clone, Copy, PartialEq)]
pub struct RangeTo<T> {
    pub end: T,
}

#[lang(range_to_inclusive)]
#[derive(Clone, Copy, PartialEq)]
pub struct RangeToInclusive<T> {
    pub end: T,
}

#[lang(range_full)]
#[derive(Clone, Copy, PartialEq)]
pub struct RangeFull;

impl<T: PartialOrd> Range<T> {
    pub fn contains(&self, item: &T) -> bool {
        T::le(&self.start, item) && T::lt(item, &self.end)
    }
    pub fn is_empty(&self) -> bool {
        !T::lt(&self.start, &self.end)
    }
}

impl<T> RangeInclusive<T> {
    pub fn new(start: T, end: T) -> RangeInclusive<T> {
        RangeInclusive { start, end, exhausted: false }
    }
    pub fn start(&self) -> &T {
        &self.start
    }
    pub fn end(&self) -> &T {
        &self.end
    }
    pub fn contains(&self, item: &T) -> bool
    where
        T: PartialOrd,
    {
        T::le(&self.start, item) && T::le(item, &self.end)
    }
    pub fn is_empty(&self) -> bool
    where
        T: PartialOrd,
    {
        self.exhausted || !T::le(&self.start, &self.end)
    }
}

impl<T: PartialOrd> RangeFrom<T> {
    pub fn contains(&self, item: &T) -> bool {
        T::le(&self.start, item)
    }
}

impl<T: PartialOrd> RangeTo<T> {
    pub fn contains(&self, item: &T) -> bool {
        T::lt(item, &self.end)
    }
}

impl<T: PartialOrd> RangeToInclusive<T> {
    pub fn contains(&self, item: &T) -> bool {
        T::le(item, &self.end)
    }
}

impl<T: Debug> Debug for Range<T> {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        Debug::fmt(&self.start, f);
        f.write_str("..");
        Debug::fmt(&self.end, f)
    }
}

impl<T: Debug> Debug for RangeInclusive<T> {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        Debug::fmt(&self.start, f);
        f.write_str("..=");
        Debug::fmt(&self.end, f)
    }
}

impl<T: Debug> Debug for RangeFrom<T> {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        Debug::fmt(&self.start, f);
        f.write_str("..")
    }
}

/// What ranges can go over.
pub trait __Step: Copy + PartialOrd {
    fn __forward(self) -> Self;
    fn __backward(self) -> Self;
    /// How far it is to `end`, which is not smaller.
    fn __distance(self, end: Self) -> usize;
    /// `count` steps on; None: that is beyond the type.
    fn __advance(self, count: usize) -> Option<Self>;
}

impl __Step for char {
    fn __forward(self) -> char {
        if self == '\u{d7ff}' { '\u{e000}' } else { __char_from(self as u32 + 1) }
    }
    fn __backward(self) -> char {
        if self == '\u{e000}' { '\u{d7ff}' } else { __char_from(self as u32 - 1) }
    }
    fn __distance(self, end: char) -> usize {
        let gap = if self < '\u{e000}' && end >= '\u{e000}' { 0x800 } else { 0 };
        (end as u32 - self as u32) as usize - gap
    }
    fn __advance(self, count: usize) -> Option<char> {
        let gap = if self < '\u{e000}' && count >= (0xd800u32 - self as u32) as usize { 0x800 } else { 0 };
        if count > 0x10ffff || self as usize + count + gap > 0x10ffff {
            None
        } else {
            Some(__char_from(self as u32 + (count + gap) as u32))
        }
    }
}

impl<T: __Step> Iterator for Range<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if T::lt(&self.start, &self.end) {
            let item = self.start;
            self.start = T::__forward(item);
            Some(item)
        } else {
            None
        }
    }
    fn nth(&mut self, n: usize) -> Option<T> {
        if let Some(item) = T::__advance(self.start, n) {
            if T::lt(&item, &self.end) {
                self.start = T::__forward(item);
                return Some(item);
            }
        }
        self.start = self.end;
        None
    }
}

impl<T: __Step> DoubleEndedIterator for Range<T> {
    fn next_back(&mut self) -> Option<T> {
        if T::lt(&self.start, &self.end) {
            self.end = T::__backward(self.end);
            Some(self.end)
        } else {
            None
        }
    }
}

impl<T: __Step> ExactSizeIterator for Range<T> {
    fn len(&self) -> usize {
        if T::lt(&self.start, &self.end) { T::__distance(self.start, self.end) } else { 0 }
    }
}

impl<T: __Step> Iterator for RangeInclusive<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.exhausted || !T::le(&self.start, &self.end) {
            return None;
        }
        let item = self.start;
        if T::lt(&item, &self.end) {
            self.start = T::__forward(item);
        } else {
            self.exhausted = true;
        }
        Some(item)
    }
}

impl<T: __Step> DoubleEndedIterator for RangeInclusive<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.exhausted || !T::le(&self.start, &self.end) {
            return None;
        }
        let item = self.end;
        if T::lt(&self.start, &item) {
            self.end = T::__backward(item);
        } else {
            self.exhausted = true;
        }
        Some(item)
    }
}

impl<T: __Step> ExactSizeIterator for RangeInclusive<T> {
    fn len(&self) -> usize {
        if self.exhausted || !T::le(&self.start, &self.end) {
            0
        } else {
            T::__distance(self.start, self.end) + 1
        }
    }
}

impl<T: __Step> Iterator for RangeFrom<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let item = self.start;
        match T::__advance(item, 1) {
            Some(start) => self.start = start,
            None => panic!("attempt to add with overflow"),
        }
        Some(item)
    }
}
