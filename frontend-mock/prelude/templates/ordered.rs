
impl Eq for $T {}

impl Ord for $T {
    fn cmp(&self, other: &$T) -> Ordering {
        if *self < *other {
            Ordering::Less
        } else if *self > *other {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}
