// Strings.

impl str {
    pub fn len(&self) -> usize {
        __slice_len(__str_bytes(self))
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn as_bytes(&self) -> &[u8] {
        __str_bytes(self)
    }
    pub fn as_str(&self) -> &str {
        self
    }
    pub fn starts_with(&self, other: &str) -> bool {
        <[u8]>::starts_with(__str_bytes(self), __str_bytes(other))
    }
    pub fn ends_with(&self, other: &str) -> bool {
        <[u8]>::ends_with(__str_bytes(self), __str_bytes(other))
    }
    pub fn bytes(&self) -> Copied<Iter<u8>> {
        Copied { iter: __str_bytes(self).iter() }
    }
    pub fn chars(&self) -> Chars {
        Chars { rest: __str_bytes(self) }
    }
    pub fn is_char_boundary(&self, index: usize) -> bool {
        let bytes = __str_bytes(self);
        index == 0 || index == bytes.len() || (index < bytes.len() && bytes[index] & 0xc0 != 0x80)
    }
    fn __part(&self, start: usize, end: usize) -> &str {
        if !self.is_char_boundary(start) || !self.is_char_boundary(end) || start > end {
            panic!("byte range {}..{} is not a part of the string {:?}", start, end, self);
        }
        __str_from(&__str_bytes(self)[start..end])
    }
}

impl Index<Range<usize>> for str {
    type Output = str;
    fn index(&self, range: Range<usize>) -> &str {
        self.__part(range.start, range.end)
    }
}

impl Index<RangeFrom<usize>> for str {
    type Output = str;
    fn index(&self, range: RangeFrom<usize>) -> &str {
        self.__part(range.start, self.len())
    }
}

impl Index<RangeInclusive<usize>> for str {
    type Output = str;
    fn index(&self, range: RangeInclusive<usize>) -> &str {
        self.__part(range.start, range.end + 1)
    }
}

impl Index<RangeTo<usize>> for str {
    type Output = str;
    fn index(&self, range: RangeTo<usize>) -> &str {
        self.__part(0, range.end)
    }
}

#[derive(Clone)]
pub struct Chars {
    rest: &[u8],
}

impl Iterator for Chars {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        let first = *self.rest.first()?;
        let size: usize = if first < 0x80 {
            1
        } else if first < 0xe0 {
            2
        } else if first < 0xf0 {
            3
        } else {
            4
        };
        let mut code = if size == 1 { first as u32 } else { first as u32 & (0x7f >> size as u32) };
        let mut i: usize = 1;
        while i < size {
            code = code << 6 | (self.rest[i] & 0x3f) as u32;
            i += 1;
        }
        self.rest = &self.rest[size..];
        Some(__char_from(code))
    }
}

impl DoubleEndedIterator for Chars {
    fn next_back(&mut self) -> Option<char> {
        let mut at = self.rest.len().checked_sub(1)?;
        while self.rest[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        let mut last = Chars { rest: &self.rest[at..] };
        self.rest = &self.rest[..at];
        last.next()
    }
}

impl PartialEq for str {
    fn eq(&self, other: &str) -> bool {
        <[u8]>::eq(__str_bytes(self), __str_bytes(other))
    }
}

impl Eq for str {}

impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(<[u8]>::cmp(__str_bytes(self), __str_bytes(other)))
    }
}

impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        <[u8]>::cmp(__str_bytes(self), __str_bytes(other))
    }
}

impl Default for &str {
    fn default() -> &str {
        ""
    }
}
