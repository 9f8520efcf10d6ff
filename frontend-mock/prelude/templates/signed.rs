
impl $T {
    pub fn abs(self) -> $T {
        if self < 0 { -self } else { self }
    }
    pub fn unsigned_abs(self) -> $U {
        self.wrapping_abs() as $U
    }
    pub fn wrapping_abs(self) -> $T {
        if self < 0 { self.wrapping_neg() } else { self }
    }
    pub fn checked_abs(self) -> Option<$T> {
        if self < 0 { self.checked_neg() } else { Some(self) }
    }
    pub fn abs_diff(self, other: $T) -> $U {
        if self < other {
            __wrapping_sub(other as $U, self as $U)
        } else {
            __wrapping_sub(self as $U, other as $U)
        }
    }
    pub fn signum(self) -> $T {
        if self < 0 {
            -1
        } else if self > 0 {
            1
        } else {
            0
        }
    }
    pub fn is_positive(self) -> bool {
        self > 0
    }
    pub fn is_negative(self) -> bool {
        self < 0
    }
    pub fn wrapping_div(self, other: $T) -> $T {
        if other == -1 { self.wrapping_neg() } else { self / other }
    }
    pub fn wrapping_rem(self, other: $T) -> $T {
        if other == -1 { 0 } else { self % other }
    }
    pub fn checked_div(self, other: $T) -> Option<$T> {
        if other == 0 || (other == -1 && self == $T::MIN) { None } else { Some(self / other) }
    }
    pub fn checked_rem(self, other: $T) -> Option<$T> {
        if other == 0 || (other == -1 && self == $T::MIN) { None } else { Some(self % other) }
    }
    pub fn saturating_mul(self, other: $T) -> $T {
        match self.checked_mul(other) {
            Some(value) => value,
            None => {
                if (self < 0) == (other < 0) {
                    $T::MAX
                } else {
                    $T::MIN
                }
            }
        }
    }
    pub fn rem_euclid(self, other: $T) -> $T {
        let rest = self % other;
        if rest < 0 { rest.wrapping_add(other.wrapping_abs()) } else { rest }
    }
    pub fn div_euclid(self, other: $T) -> $T {
        let quotient = self / other;
        if self % other < 0 {
            if other > 0 { quotient - 1 } else { quotient + 1 }
        } else {
            quotient
        }
    }
}

impl Neg for $T {
    type Output = $T;
    fn neg(self) -> $T {
        -self
    }
}
