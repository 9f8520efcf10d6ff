
impl<T: $N + ?Sized> $N for &T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        <T as $N>::fmt(&**self, f)
    }
}

impl<T: $N + ?Sized> $N for &mut T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        <T as $N>::fmt(&**self, f)
    }
}
