// OUT: one
// ALLOCS box: 3
// PRINTS: one
