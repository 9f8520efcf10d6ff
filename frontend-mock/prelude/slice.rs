// Slices.

impl<T> [T] {
    pub fn len(&self) -> usize {
        __slice_len(self)
    }
    pub fn is_empty(&self) -> bool {
        __slice_len(self) == 0
    }
    pub fn iter(&self) -> Iter<T> {
        Iter { rest: self }
    }
    pub fn iter_mut(&mut self) -> IterMut<T> {
        IterMut { rest: self }
    }
    pub fn get(&self, index: usize) -> Option<&T> {
        if index < __slice_len(self) { Some(__slice_at(self, index)) } else { None }
    }
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < __slice_len(self) { Some(__slice_at_mut(self, index)) } else { None }
    }
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }
    pub fn first_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }
    pub fn last(&self) -> Option<&T> {
        self.get(__slice_len(self).wrapping_sub(1))
    }
    pub fn last_mut(&mut self) -> Option<&mut T> {
        let last = __slice_len(self).wrapping_sub(1);
        self.get_mut(last)
    }
    pub fn split_first(&self) -> Option<(&T, &[T])> {
        if self.is_empty() { None } else { Some((&self[0], &self[1..])) }
    }
    pub fn split_last(&self) -> Option<(&T, &[T])> {
        if self.is_empty() {
            return None;
        }
        let last = self.len() - 1;
        Some((&self[last], &self[..last]))
    }
    pub fn split_at(&self, middle: usize) -> (&[T], &[T]) {
        (&self[..middle], &self[middle..])
    }
    pub fn split_at_mut(&mut self, middle: usize) -> (&mut [T], &mut [T]) {
        let len = __slice_len(self);
        assert!(middle <= len, "mid > len");
        (__slice_part_mut(self, 0, middle), __slice_part_mut(self, middle, len - middle))
    }
    pub fn swap(&mut self, a: usize, b: usize) {
        let old = __read(&self[a]);
        let other = __read(&self[b]);
        __write(&mut self[a], other);
        __write(&mut self[b], old);
    }
    pub fn reverse(&mut self) {
        let len = __slice_len(self);
        let mut i: usize = 0;
        while i < len / 2 {
            self.swap(i, len - 1 - i);
            i += 1;
        }
    }
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        for place in self {
            *place = value.clone();
        }
    }
    pub fn copy_from_slice(&mut self, from: &[T])
    where
        T: Copy,
    {
        assert!(
            self.len() == from.len(),
            "copy_from_slice: source slice length ({}) does not match destination slice length ({})",
            from.len(),
            self.len()
        );
        let mut i: usize = 0;
        while i < from.len() {
            self[i] = from[i];
            i += 1;
        }
    }
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialEq,
    {
        for item in self {
            if T::eq(item, value) {
                return true;
            }
        }
        false
    }
    pub fn starts_with(&self, other: &[T]) -> bool
    where
        T: PartialEq,
    {
        self.len() >= other.len() && <[T]>::eq(&self[..other.len()], other)
    }
    pub fn ends_with(&self, other: &[T]) -> bool
    where
        T: PartialEq,
    {
        self.len() >= other.len() && <[T]>::eq(&self[self.len() - other.len()..], other)
    }
    pub fn windows(&self, size: usize) -> Windows<T> {
        assert!(size != 0, "window size must be non-zero");
        Windows { rest: self, size }
    }
    pub fn chunks(&self, size: usize) -> Chunks<T> {
        assert!(size != 0, "chunk size must be non-zero");
        Chunks { rest: self, size }
    }
    /// Stable; by insertion, since slices are short here.
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut f: F) {
        let mut i: usize = 1;
        while i < __slice_len(self) {
            let mut j = i;
            while j > 0 && f(__slice_at(self, j - 1), __slice_at(self, j)) == Ordering::Greater {
                self.swap(j - 1, j);
                j -= 1;
            }
            i += 1;
        }
    }
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        self.sort_by(|a, b| T::cmp(a, b));
    }
    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        self.sort_by(|a, b| T::cmp(a, b));
    }
    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        self.sort_by(|a, b| K::cmp(&f(a), &f(b)));
    }
    pub fn is_sorted(&self) -> bool
    where
        T: PartialOrd,
    {
        let mut i: usize = 1;
        while i < self.len() {
            if !T::le(&self[i - 1], &self[i]) {
                return false;
            }
            i += 1;
        }
        true
    }
    pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, mut f: F) -> Result<usize, usize> {
        let mut low: usize = 0;
        let mut high = self.len();
        while low < high {
            let middle = low + (high - low) / 2;
            match f(&self[middle]) {
                Ordering::Equal => return Ok(middle),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        Err(low)
    }
    pub fn binary_search(&self, value: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|item| T::cmp(item, value))
    }
}

impl<T: PartialEq> PartialEq for [T] {
    fn eq(&self, other: &[T]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i: usize = 0;
        while i < self.len() {
            if T::ne(&self[i], &other[i]) {
                return false;
            }
            i += 1;
        }
        true
    }
}

impl<T: Eq> Eq for [T] {}

impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
        let mut i: usize = 0;
        while i < self.len() && i < other.len() {
            match T::partial_cmp(&self[i], &other[i]) {
                Some(Ordering::Equal) => i += 1,
                decided => return decided,
            }
        }
        Some(self.len().cmp(&other.len()))
    }
}

impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering {
        let mut i: usize = 0;
        while i < self.len() && i < other.len() {
            match T::cmp(&self[i], &other[i]) {
                Ordering::Equal => i += 1,
                decided => return decided,
            }
        }
        self.len().cmp(&other.len())
    }
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        let mut list = f.debug_list();
        for item in self {
            list.entry(item);
        }
        list.finish()
    }
}

impl<T> Default for &[T] {
    fn default() -> &[T] {
        &[]
    }
}
