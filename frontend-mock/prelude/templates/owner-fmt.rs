
impl<T: $N + ?Sized> $N for Box<T> {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        <T as $N>::fmt(&**self, f)
    }
}

impl<P: Deref> $N for Pin<P>
where
    P::Target: $N,
{
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        <P::Target as $N>::fmt(&**self, f)
    }
}
