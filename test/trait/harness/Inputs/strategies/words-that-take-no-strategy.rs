// ALLOCS all: 2
// OPTIONS box: --no-heap
