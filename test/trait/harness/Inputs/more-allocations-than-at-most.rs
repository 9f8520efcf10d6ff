// OUT: one
// ALLOCS box: <= 1
// PRINTS: one
