
impl $T {
    pub fn abs_diff(self, other: $T) -> $T {
        if self < other { other - self } else { self - other }
    }
    pub fn wrapping_div(self, other: $T) -> $T {
        self / other
    }
    pub fn wrapping_rem(self, other: $T) -> $T {
        self % other
    }
    pub fn checked_div(self, other: $T) -> Option<$T> {
        if other == 0 { None } else { Some(self / other) }
    }
    pub fn checked_rem(self, other: $T) -> Option<$T> {
        if other == 0 { None } else { Some(self % other) }
    }
    pub fn saturating_mul(self, other: $T) -> $T {
        match self.checked_mul(other) {
            Some(value) => value,
            None => $T::MAX,
        }
    }
    pub fn rem_euclid(self, other: $T) -> $T {
        self % other
    }
    pub fn div_euclid(self, other: $T) -> $T {
        self / other
    }
    pub fn div_ceil(self, other: $T) -> $T {
        let quotient = self / other;
        if self % other > 0 { quotient + 1 } else { quotient }
    }
    pub fn is_power_of_two(self) -> bool {
        __count_ones(self) == 1
    }
    pub fn next_power_of_two(self) -> $T {
        let mut power: $T = 1;
        while power < self {
            power = power * 2;
        }
        power
    }
    pub fn ilog2(self) -> u32 {
        assert!(self > 0, "argument of integer logarithm must be positive");
        $BITS - 1 - __leading_zeros(self)
    }
}
