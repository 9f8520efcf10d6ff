// OUT: one
// ALLOCS nested: 2
// ALLOCS box O2: 2
// prints: one
