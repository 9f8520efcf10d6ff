
impl $N for $T {
    type Output = $T;
    fn $f(self, other: $T) -> $T {
        self $o other
    }
}

impl $NAssign for $T {
    fn $f_assign(&mut self, other: $T) {
        *self = *self $o other;
    }
}
