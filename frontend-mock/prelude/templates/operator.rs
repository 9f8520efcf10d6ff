
#[lang($l)]
pub trait $N<Rhs> {
    type Output;
    fn $f(self, other: Rhs) -> Self::Output;
}

#[lang($l_assign)]
pub trait $NAssign<Rhs> {
    fn $f_assign(&mut self, other: Rhs);
}
