// OUT: one
// EXIT: 101
// PRINTS: one
