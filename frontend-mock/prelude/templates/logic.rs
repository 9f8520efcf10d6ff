
impl Not for $T {
    type Output = $T;
    fn not(self) -> $T {
        !self
    }
}

impl BitAnd for $T {
    type Output = $T;
    fn bitand(self, other: $T) -> $T {
        self & other
    }
}

impl BitOr for $T {
    type Output = $T;
    fn bitor(self, other: $T) -> $T {
        self | other
    }
}

impl BitXor for $T {
    type Output = $T;
    fn bitxor(self, other: $T) -> $T {
        self ^ other
    }
}
