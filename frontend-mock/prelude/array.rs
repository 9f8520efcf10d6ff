// Arrays, of any length.

/// Owns the array; `front..back` are the elements that are still there.
pub struct ArrayIter<A: __Array> {
    array: ManuallyDrop<A>,
    front: usize,
    back: usize,
}

impl<A: __Array> Iterator for ArrayIter<A> {
    type Item = A::Item;
    fn next(&mut self) -> Option<A::Item> {
        if self.front == self.back {
            return None;
        }
        let index = self.front;
        self.front = index.wrapping_add(1);
        Some(__read(__slice_at(__array_slice(&*self.array), index)))
    }
}

impl<A: __Array> DoubleEndedIterator for ArrayIter<A> {
    fn next_back(&mut self) -> Option<A::Item> {
        if self.front == self.back {
            return None;
        }
        self.back = self.back.wrapping_sub(1);
        Some(__read(__slice_at(__array_slice(&*self.array), self.back)))
    }
}

impl<A: __Array> ExactSizeIterator for ArrayIter<A> {
    fn len(&self) -> usize {
        self.back.wrapping_sub(self.front)
    }
}

impl<A: __Array> Drop for ArrayIter<A> {
    fn drop(&mut self) {
        while let Some(item) = self.next() {
            drop(item);
        }
    }
}

impl<A: __Array> IntoIterator for A {
    type Item = A::Item;
    type IntoIter = ArrayIter<A>;
    fn into_iter(self) -> ArrayIter<A> {
        let len = __slice_len(__array_slice(&self));
        ArrayIter { array: ManuallyDrop::new(self), front: 0, back: len }
    }
}

impl<A: __Array> IntoIterator for &A {
    type Item = &A::Item;
    type IntoIter = Iter<A::Item>;
    fn into_iter(self) -> Iter<A::Item> {
        Iter { rest: __array_slice(self) }
    }
}

impl<A: __Array> IntoIterator for &mut A {
    type Item = &mut A::Item;
    type IntoIter = IterMut<A::Item>;
    fn into_iter(self) -> IterMut<A::Item> {
        IterMut { rest: __array_slice_mut(self) }
    }
}

impl<A: __Array> PartialEq for A
where
    A::Item: PartialEq,
{
    fn eq(&self, other: &A) -> bool {
        <[A::Item]>::eq(__array_slice(self), __array_slice(other))
    }
}

impl<A: __Array> Eq for A where A::Item: Eq {}

impl<A: __Array> PartialOrd for A
where
    A::Item: PartialOrd,
{
    fn partial_cmp(&self, other: &A) -> Option<Ordering> {
        <[A::Item]>::partial_cmp(__array_slice(self), __array_slice(other))
    }
}

impl<A: __Array> Ord for A
where
    A::Item: Ord,
{
    fn cmp(&self, other: &A) -> Ordering {
        <[A::Item]>::cmp(__array_slice(self), __array_slice(other))
    }
}

impl<A: __Array> Debug for A
where
    A::Item: Debug,
{
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        Debug::fmt(__array_slice(self), f)
    }
}

/// An array all of whose elements are default.
impl<A: __Array> Default for A
where
    A::Item: Default,
{
    fn default() -> A {
        let mut array: ManuallyDrop<A> = ManuallyDrop::new(__uninit());
        for place in __array_slice_mut(&mut *array) {
            __write(place, Default::default());
        }
        ManuallyDrop::into_inner(array)
    }
}
