
impl From<$F> for $T {
    fn from(value: $F) -> $T {
        value as $T
    }
}
