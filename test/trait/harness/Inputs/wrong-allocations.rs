// OUT: one
// ALLOCS box: 1
// prints: one
