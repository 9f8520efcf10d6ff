
// --- $T: what integers, floats, bool and char share

impl PartialEq for $T {
    fn eq(&self, other: &$T) -> bool {
        *self == *other
    }
}

impl PartialOrd for $T {
    fn partial_cmp(&self, other: &$T) -> Option<Ordering> {
        if *self < *other {
            Some(Ordering::Less)
        } else if *self > *other {
            Some(Ordering::Greater)
        } else if *self == *other {
            Some(Ordering::Equal)
        } else {
            None
        }
    }
    fn lt(&self, other: &$T) -> bool {
        *self < *other
    }
    fn le(&self, other: &$T) -> bool {
        *self <= *other
    }
    fn gt(&self, other: &$T) -> bool {
        *self > *other
    }
    fn ge(&self, other: &$T) -> bool {
        *self >= *other
    }
}

impl Default for $T {
    fn default() -> $T {
        $ZERO
    }
}
