// OUT: one
// ALLOCS all: 2
// prints: other
