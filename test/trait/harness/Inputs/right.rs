// OUT: one
// OUT:  two
// ALLOCS box: 2
// EXIT: 101
// PRINTS: one
// PRINTS:  two
// STATUS: 101
