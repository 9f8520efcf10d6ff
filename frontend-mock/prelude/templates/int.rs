
impl $T {
    pub const MIN: $T = $MIN;
    pub const MAX: $T = $MAX;
    pub const BITS: u32 = $BITS;

    pub fn wrapping_add(self, other: $T) -> $T {
        __wrapping_add(self, other)
    }
    pub fn wrapping_sub(self, other: $T) -> $T {
        __wrapping_sub(self, other)
    }
    pub fn wrapping_mul(self, other: $T) -> $T {
        __wrapping_mul(self, other)
    }
    pub fn wrapping_neg(self) -> $T {
        __wrapping_sub($ZERO, self)
    }
    pub fn wrapping_shl(self, bits: u32) -> $T {
        self << (bits & ($BITS - 1))
    }
    pub fn wrapping_shr(self, bits: u32) -> $T {
        self >> (bits & ($BITS - 1))
    }
    pub fn wrapping_pow(self, mut exponent: u32) -> $T {
        let mut base = self;
        let mut power: $T = 1;
        while exponent > 0 {
            if exponent & 1 == 1 {
                power = power.wrapping_mul(base);
            }
            base = base.wrapping_mul(base);
            exponent >>= 1;
        }
        power
    }
    pub fn overflowing_add(self, other: $T) -> ($T, bool) {
        __overflowing_add(self, other)
    }
    pub fn overflowing_sub(self, other: $T) -> ($T, bool) {
        __overflowing_sub(self, other)
    }
    pub fn overflowing_mul(self, other: $T) -> ($T, bool) {
        __overflowing_mul(self, other)
    }
    pub fn checked_add(self, other: $T) -> Option<$T> {
        let (value, wrapped) = __overflowing_add(self, other);
        if wrapped { None } else { Some(value) }
    }
    pub fn checked_sub(self, other: $T) -> Option<$T> {
        let (value, wrapped) = __overflowing_sub(self, other);
        if wrapped { None } else { Some(value) }
    }
    pub fn checked_mul(self, other: $T) -> Option<$T> {
        let (value, wrapped) = __overflowing_mul(self, other);
        if wrapped { None } else { Some(value) }
    }
    pub fn checked_neg(self) -> Option<$T> {
        let zero: $T = 0;
        zero.checked_sub(self)
    }
    pub fn checked_shl(self, bits: u32) -> Option<$T> {
        if bits < $BITS { Some(self << bits) } else { None }
    }
    pub fn checked_shr(self, bits: u32) -> Option<$T> {
        if bits < $BITS { Some(self >> bits) } else { None }
    }
    pub fn checked_pow(self, mut exponent: u32) -> Option<$T> {
        let mut base = self;
        let mut power: $T = 1;
        while exponent > 0 {
            if exponent & 1 == 1 {
                power = power.checked_mul(base)?;
            }
            exponent >>= 1;
            if exponent > 0 {
                base = base.checked_mul(base)?;
            }
        }
        Some(power)
    }
    pub fn saturating_add(self, other: $T) -> $T {
        __saturating_add(self, other)
    }
    pub fn saturating_sub(self, other: $T) -> $T {
        __saturating_sub(self, other)
    }
    pub fn pow(self, mut exponent: u32) -> $T {
        let mut base = self;
        let mut power: $T = 1;
        while exponent > 0 {
            if exponent & 1 == 1 {
                power = power * base;
            }
            exponent >>= 1;
            if exponent > 0 {
                base = base * base;
            }
        }
        power
    }
    pub fn isqrt(self) -> $T {
        assert!(self >= 0, "argument of integer square root cannot be negative");
        let mut root: $T = 0;
        let mut bit: $T = 1 << (($BITS - 2) & !1);
        let mut rest = self;
        while bit > 0 {
            if rest >= root + bit {
                rest -= root + bit;
                root = (root >> 1) + bit;
            } else {
                root = root >> 1;
            }
            bit = bit >> 2;
        }
        root
    }
    pub fn count_ones(self) -> u32 {
        __count_ones(self)
    }
    pub fn count_zeros(self) -> u32 {
        __count_ones(!self)
    }
    pub fn leading_zeros(self) -> u32 {
        __leading_zeros(self)
    }
    pub fn leading_ones(self) -> u32 {
        __leading_zeros(!self)
    }
    pub fn trailing_zeros(self) -> u32 {
        __trailing_zeros(self)
    }
    pub fn trailing_ones(self) -> u32 {
        __trailing_zeros(!self)
    }
    pub fn rotate_left(self, bits: u32) -> $T {
        __rotate_left(self, bits)
    }
    pub fn rotate_right(self, bits: u32) -> $T {
        __rotate_right(self, bits)
    }
    pub fn swap_bytes(self) -> $T {
        __swap_bytes(self)
    }
    pub fn reverse_bits(self) -> $T {
        __reverse_bits(self)
    }
    pub fn min(self, other: $T) -> $T {
        if other < self { other } else { self }
    }
    pub fn max(self, other: $T) -> $T {
        if other >= self { other } else { self }
    }
    pub fn clamp(self, low: $T, high: $T) -> $T {
        assert!(low <= high, "assertion failed: min <= max");
        if self < low {
            low
        } else if self > high {
            high
        } else {
            self
        }
    }
}

impl Not for $T {
    type Output = $T;
    fn not(self) -> $T {
        !self
    }
}

impl __Step for $T {
    fn __forward(self) -> $T {
        __wrapping_add(self, 1)
    }
    fn __backward(self) -> $T {
        __wrapping_sub(self, 1)
    }
    fn __distance(self, end: $T) -> usize {
        __wrapping_sub(end, self) as $U as usize
    }
    fn __advance(self, count: usize) -> Option<$T> {
        if count as u128 > ($T::MAX as $U).wrapping_sub(self as $U) as u128 {
            None
        } else {
            Some(__wrapping_add(self, count as $T))
        }
    }
}

impl Display for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_$WIDE(f, *self as $WIDE);
        Ok(())
    }
}

impl Debug for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_$WIDE(f, *self as $WIDE);
        Ok(())
    }
}

impl LowerHex for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_radix(f, *self as $U as u128, 16, 0);
        Ok(())
    }
}

impl UpperHex for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_radix(f, *self as $U as u128, 16, 1);
        Ok(())
    }
}

impl Octal for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_radix(f, *self as $U as u128, 8, 0);
        Ok(())
    }
}

impl Binary for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_radix(f, *self as $U as u128, 2, 0);
        Ok(())
    }
}
