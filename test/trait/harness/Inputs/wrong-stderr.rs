// OUT: one
// STDERR: a panic
// ALLOCS all: 2
// prints: one
