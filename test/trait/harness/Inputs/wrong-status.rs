// OUT: one
// EXIT: 101
// ALLOCS all: 2
// prints: one
