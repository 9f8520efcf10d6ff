// OPTIONS: --no-heap
// ALLOCS all: 2
// prints options
// OUT: --heap
