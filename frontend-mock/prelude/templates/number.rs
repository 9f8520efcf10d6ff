
impl Sum<$T> for $T {
    fn sum<I: Iterator<Item = $T>>(iter: I) -> $T {
        let mut total = $ZERO;
        for value in iter {
            total += value;
        }
        total
    }
}

impl Sum<&$T> for $T {
    fn sum<I: Iterator<Item = &$T>>(iter: I) -> $T {
        let mut total = $ZERO;
        for value in iter {
            total += *value;
        }
        total
    }
}

impl Product<$T> for $T {
    fn product<I: Iterator<Item = $T>>(iter: I) -> $T {
        let mut total = $ONE;
        for value in iter {
            total *= value;
        }
        total
    }
}

impl Product<&$T> for $T {
    fn product<I: Iterator<Item = &$T>>(iter: I) -> $T {
        let mut total = $ONE;
        for value in iter {
            total *= *value;
        }
        total
    }
}
