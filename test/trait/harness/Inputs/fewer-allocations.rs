// OUT: one
// ALLOCS box: 3
// prints: one
