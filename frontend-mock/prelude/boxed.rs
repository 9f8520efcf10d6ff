// Box and Pin.

#[lang(box)]
pub struct Box<T: ?Sized> {
    contents: PhantomData<T>,
}

impl<T> Box<T> {
    pub fn new(value: T) -> Box<T> {
        __box_new(value)
    }
    pub fn pin(value: T) -> Pin<Box<T>> {
        __box_pin(value)
    }
}

impl<T: ?Sized> Box<T> {
    pub fn into_pin(b: Box<T>) -> Pin<Box<T>> {
        __box_into_pin(b)
    }
    pub fn as_ref(&self) -> &T {
        &**self
    }
    pub fn as_mut(&mut self) -> &mut T {
        &mut **self
    }
    pub fn leak(b: Box<T>) -> &mut T {
        __box_leak(b)
    }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> DerefMut for Box<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: ?Sized> Unpin for Box<T> {}

impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Box<T> {
        Box::new(T::clone(&**self))
    }
}

impl<T: Default> Default for Box<T> {
    fn default() -> Box<T> {
        Box::new(T::default())
    }
}

impl<T> From<T> for Box<T> {
    fn from(value: T) -> Box<T> {
        Box::new(value)
    }
}

#[lang(pin)]
pub struct Pin<P> {
    pointer: P,
}

impl<P: Deref> Pin<P> {
    pub fn new(pointer: P) -> Pin<P>
    where
        P::Target: Unpin,
    {
        Pin { pointer }
    }
    pub fn as_mut(&mut self) -> Pin<&mut P::Target>
    where
        P: DerefMut,
    {
        __pin_as_mut(self)
    }
    pub fn as_ref(&self) -> Pin<&P::Target> {
        Pin { pointer: P::deref(&self.pointer) }
    }
    pub fn set(&mut self, value: P::Target)
    where
        P: DerefMut,
        P::Target: Sized,
    {
        *P::deref_mut(&mut self.pointer) = value;
    }
    pub fn into_inner(pin: Pin<P>) -> P
    where
        P::Target: Unpin,
    {
        pin.pointer
    }
}

impl<T: ?Sized> Pin<&mut T> {
    pub fn get_mut(self) -> &mut T
    where
        T: Unpin,
    {
        self.pointer
    }
    /// The caller promises not to move the contents.
    pub fn __get(self) -> &mut T {
        self.pointer
    }
}

impl<T: ?Sized> Pin<&T> {
    pub fn get_ref(self) -> &T {
        self.pointer
    }
}

impl<P: Clone> Clone for Pin<P> {
    fn clone(&self) -> Pin<P> {
        Pin { pointer: self.pointer.clone() }
    }
}

impl<P: Copy> Copy for Pin<P> {}

impl<P: Deref> Deref for Pin<P> {
    type Target = P::Target;
    fn deref(&self) -> &P::Target {
        P::deref(&self.pointer)
    }
}

impl<P: DerefMut> DerefMut for Pin<P>
where
    P::Target: Unpin,
{
    fn deref_mut(&mut self) -> &mut P::Target {
        P::deref_mut(&mut self.pointer)
    }
}
