// native
// ALLOCS all: 2
// ALLOCS cache: 2
