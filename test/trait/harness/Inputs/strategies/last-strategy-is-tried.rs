// STRATEGIES: nested, cache, try(8), sealed
// native
// ALLOCS all: 2
// status sealed: 3
