// OUT: one
// ALLOCS all: 2
// PRINTS: one
// PRINTS: more
