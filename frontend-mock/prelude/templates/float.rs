
impl $T {
    pub const MIN: $T = -$MAX;
    pub const MAX: $T = $MAX;
    pub const EPSILON: $T = $EPSILON;
    pub const MIN_POSITIVE: $T = $TINY;
    pub const INFINITY: $T = 1.0 / 0.0;
    pub const NEG_INFINITY: $T = -1.0 / 0.0;
    pub const NAN: $T = 0.0 / 0.0;

    pub fn to_bits(self) -> $B {
        __$T_to_bits(self)
    }
    pub fn from_bits(bits: $B) -> $T {
        __$T_from_bits(bits)
    }
    pub fn is_nan(self) -> bool {
        self != self
    }
    pub fn is_infinite(self) -> bool {
        self == $T::INFINITY || self == $T::NEG_INFINITY
    }
    pub fn is_finite(self) -> bool {
        self - self == 0.0
    }
    pub fn is_sign_negative(self) -> bool {
        self.to_bits() >> ($BITS - 1) == 1
    }
    pub fn is_sign_positive(self) -> bool {
        !self.is_sign_negative()
    }
    pub fn abs(self) -> $T {
        __fabs$C(self)
    }
    pub fn signum(self) -> $T {
        if self.is_nan() { self } else { __copysign$C(1.0, self) }
    }
    pub fn copysign(self, sign: $T) -> $T {
        __copysign$C(self, sign)
    }
    pub fn sqrt(self) -> $T {
        __sqrt$C(self)
    }
    pub fn cbrt(self) -> $T {
        __cbrt$C(self)
    }
    pub fn hypot(self, other: $T) -> $T {
        __hypot$C(self, other)
    }
    pub fn floor(self) -> $T {
        __floor$C(self)
    }
    pub fn ceil(self) -> $T {
        __ceil$C(self)
    }
    pub fn round(self) -> $T {
        __round$C(self)
    }
    pub fn trunc(self) -> $T {
        __trunc$C(self)
    }
    pub fn fract(self) -> $T {
        self - self.trunc()
    }
    pub fn mul_add(self, a: $T, b: $T) -> $T {
        __fma$C(self, a, b)
    }
    pub fn powi(self, exponent: i32) -> $T {
        __powi$C(self, exponent)
    }
    pub fn powf(self, exponent: $T) -> $T {
        __pow$C(self, exponent)
    }
    pub fn exp(self) -> $T {
        __exp$C(self)
    }
    pub fn ln(self) -> $T {
        __log$C(self)
    }
    pub fn log2(self) -> $T {
        __log2$C(self)
    }
    pub fn log10(self) -> $T {
        __log10$C(self)
    }
    pub fn sin(self) -> $T {
        __sin$C(self)
    }
    pub fn cos(self) -> $T {
        __cos$C(self)
    }
    pub fn tan(self) -> $T {
        __tan$C(self)
    }
    pub fn atan2(self, other: $T) -> $T {
        __atan2$C(self, other)
    }
    pub fn recip(self) -> $T {
        1.0 / self
    }
    pub fn rem_euclid(self, other: $T) -> $T {
        let rest = self % other;
        if rest < 0.0 { rest + other.abs() } else { rest }
    }
    pub fn min(self, other: $T) -> $T {
        if self < other || other.is_nan() { self } else { other }
    }
    pub fn max(self, other: $T) -> $T {
        if self > other || other.is_nan() { self } else { other }
    }
    pub fn clamp(self, low: $T, high: $T) -> $T {
        assert!(low <= high, "min > max, or either was NaN");
        if self < low {
            low
        } else if self > high {
            high
        } else {
            self
        }
    }
    /// The order of IEEE 754's totalOrder.
    pub fn total_cmp(&self, other: &$T) -> Ordering {
        let mut left = self.to_bits() as $I;
        let mut right = other.to_bits() as $I;
        left ^= ((left >> ($BITS - 1)) as $B >> 1) as $I;
        right ^= ((right >> ($BITS - 1)) as $B >> 1) as $I;
        left.cmp(&right)
    }
}

impl Neg for $T {
    type Output = $T;
    fn neg(self) -> $T {
        -self
    }
}

impl Display for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_$T(f, *self, 0);
        Ok(())
    }
}

impl Debug for $T {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_$T(f, *self, 1);
        Ok(())
    }
}

// The C library's functions.
#[runtime(fabs$C)]
fn __fabs$C(x: $T) -> $T;
#[runtime(copysign$C)]
fn __copysign$C(x: $T, sign: $T) -> $T;
#[runtime(sqrt$C)]
fn __sqrt$C(x: $T) -> $T;
#[runtime(cbrt$C)]
fn __cbrt$C(x: $T) -> $T;
#[runtime(hypot$C)]
fn __hypot$C(x: $T, y: $T) -> $T;
#[runtime(floor$C)]
fn __floor$C(x: $T) -> $T;
#[runtime(ceil$C)]
fn __ceil$C(x: $T) -> $T;
#[runtime(round$C)]
fn __round$C(x: $T) -> $T;
#[runtime(trunc$C)]
fn __trunc$C(x: $T) -> $T;
#[runtime(fma$C)]
fn __fma$C(x: $T, y: $T, z: $T) -> $T;
#[runtime(traitc_powi$C)]
fn __powi$C(x: $T, exponent: i32) -> $T;
#[runtime(pow$C)]
fn __pow$C(x: $T, y: $T) -> $T;
#[runtime(exp$C)]
fn __exp$C(x: $T) -> $T;
#[runtime(log$C)]
fn __log$C(x: $T) -> $T;
#[runtime(log2$C)]
fn __log2$C(x: $T) -> $T;
#[runtime(log10$C)]
fn __log10$C(x: $T) -> $T;
#[runtime(sin$C)]
fn __sin$C(x: $T) -> $T;
#[runtime(cos$C)]
fn __cos$C(x: $T) -> $T;
#[runtime(tan$C)]
fn __tan$C(x: $T) -> $T;
#[runtime(atan2$C)]
fn __atan2$C(x: $T, y: $T) -> $T;
