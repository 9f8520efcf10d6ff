// OUT: one
// ALLOCS all: two
// prints: one
