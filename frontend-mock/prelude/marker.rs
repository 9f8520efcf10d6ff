// Traits that the compiler knows: markers, calls, references.

#[lang(sized)]
pub trait Sized {}
#[lang(copy)]
pub trait Copy: Clone {}
#[lang(send)]
pub trait Send {}
#[lang(sync)]
pub trait Sync {}
#[lang(unpin)]
pub trait Unpin {}

#[lang(clone)]
pub trait Clone: Sized {
    fn clone(&self) -> Self;
    fn clone_from(&mut self, source: &Self)
    where
        Self: Sized,
    {
        *self = source.clone();
    }
}

#[lang(drop)]
pub trait Drop {
    fn drop(&mut self);
}

#[lang(default)]
pub trait Default: Sized {
    fn default() -> Self;
}

impl Default for () {
    fn default() {}
}

#[lang(from)]
pub trait From<T>: Sized {
    fn from(value: T) -> Self;
}

#[lang(into)]
pub trait Into<T>: Sized {
    fn into(self) -> T;
}

impl<T> From<T> for T {
    fn from(value: T) -> T {
        value
    }
}

impl<T, U: From<T>> Into<U> for T {
    fn into(self) -> U {
        U::from(self)
    }
}

#[lang(deref)]
pub trait Deref {
    type Target: ?Sized;
    fn deref(&self) -> &Self::Target;
}

#[lang(deref_mut)]
pub trait DerefMut: Deref {
    fn deref_mut(&mut self) -> &mut Self::Target;
}

impl<T: ?Sized> Deref for &T {
    type Target = T;
    fn deref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> Deref for &mut T {
    type Target = T;
    fn deref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> DerefMut for &mut T {
    fn deref_mut(&mut self) -> &mut T {
        &mut **self
    }
}

/// Implemented by the compiler for every array.
#[lang(array)]
pub trait __Array {
    type Item;
}

#[lang(phantom_data)]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> PhantomData<T> {
        PhantomData
    }
}

impl<T: ?Sized> Copy for PhantomData<T> {}

impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> PhantomData<T> {
        PhantomData
    }
}

/// Its contents are never dropped by themselves.
#[lang(manually_drop)]
pub struct ManuallyDrop<T> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    pub fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value }
    }
    pub fn into_inner(slot: ManuallyDrop<T>) -> T {
        __read(&slot.value)
    }
}

impl<T> Deref for ManuallyDrop<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

// --- Calls: A is the tuple of the arguments ----------------------------------

#[lang(fn_once)]
pub trait FnOnce<A> {
    type Output;
    fn call_once(self, args: A) -> Self::Output;
}

#[lang(fn_mut)]
pub trait FnMut<A>: FnOnce<A> {
    fn call_mut(&mut self, args: A) -> Self::Output;
}

#[lang(fn)]
pub trait Fn<A>: FnMut<A> {
    fn call(&self, args: A) -> Self::Output;
}

impl<A, F: Fn<A> + ?Sized> FnOnce<A> for &F {
    type Output = F::Output;
    fn call_once(self, args: A) -> F::Output {
        F::call(self, args)
    }
}

impl<A, F: Fn<A> + ?Sized> FnMut<A> for &F {
    fn call_mut(&mut self, args: A) -> F::Output {
        F::call(&**self, args)
    }
}

impl<A, F: Fn<A> + ?Sized> Fn<A> for &F {
    fn call(&self, args: A) -> F::Output {
        F::call(&**self, args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F {
    type Output = F::Output;
    fn call_once(self, args: A) -> F::Output {
        F::call_mut(self, args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnMut<A> for &mut F {
    fn call_mut(&mut self, args: A) -> F::Output {
        F::call_mut(&mut **self, args)
    }
}

impl<A, F: FnOnce<A> + ?Sized> FnOnce<A> for Box<F> {
    type Output = F::Output;
    fn call_once(self, args: A) -> F::Output {
        __box_call_once(self, args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnMut<A> for Box<F> {
    fn call_mut(&mut self, args: A) -> F::Output {
        F::call_mut(&mut **self, args)
    }
}

impl<A, F: Fn<A> + ?Sized> Fn<A> for Box<F> {
    fn call(&self, args: A) -> F::Output {
        F::call(&**self, args)
    }
}
