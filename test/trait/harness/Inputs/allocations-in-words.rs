// OUT: one
// ALLOCS all: two
// PRINTS: one
