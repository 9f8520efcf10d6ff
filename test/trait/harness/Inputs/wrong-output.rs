// OUT: one
// ALLOCS all: 2
// PRINTS: other
