// OUT: one
// ALLOCS all: 2
// prints: one
// prints: more
