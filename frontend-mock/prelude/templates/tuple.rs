
impl<$PARTIAL_EQS> PartialEq for ($NAMES) {
    fn eq(&self, other: &Self) -> bool {
        $EQ
    }
}

impl<$EQS> Eq for ($NAMES) {}

impl<$PARTIAL_ORDS> PartialOrd for ($NAMES) {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {$PARTIAL_CMP
        Some(Ordering::Equal)
    }
}

impl<$ORDS> Ord for ($NAMES) {
    fn cmp(&self, other: &Self) -> Ordering {$CMP
        Ordering::Equal
    }
}

impl<$DEFAULT_BOUNDS> Default for ($NAMES) {
    fn default() -> Self {
        ($DEFAULTS)
    }
}

impl<$DEBUGS> Debug for ($NAMES) {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        f.debug_tuple("")$FIELDS.finish()
    }
}
