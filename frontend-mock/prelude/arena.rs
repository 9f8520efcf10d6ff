// Arena: memory that is given back all at once. `arena.new_with(|| f())` puts
// what f returns, of a size that is not known here, into it.

#[runtime(traitc_arena_create)]
fn __arena_create() -> u64;
#[runtime(traitc_arena_destroy)]
fn __arena_destroy(arena: u64);
#[runtime(traitc_arena_used)]
fn __arena_used(arena: u64) -> u64;

#[lang(arena)]
pub struct Arena {
    handle: u64,
}

impl Arena {
    pub fn new() -> Arena {
        Arena { handle: __arena_create() }
    }
    /// Bytes that were given out so far.
    pub fn used(&self) -> usize {
        __arena_used(self.handle) as usize
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        __arena_destroy(self.handle);
    }
}

/// What `new_with` and `maybe_box` give: the value is where they put it, and
/// is dropped with this.
pub struct Placed<T: ?Sized> {
    value: T,
}

impl<T: ?Sized> Deref for Placed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ?Sized> DerefMut for Placed<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<F: Future + ?Sized> Future for Placed<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Placed<F>>, cx: &mut Context) -> Poll<F::Output> {
        F::poll(Pin { pointer: &mut self.__get().value }, cx)
    }
}

impl<I: Iterator + ?Sized> Iterator for Placed<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        I::next(&mut self.value)
    }
}
