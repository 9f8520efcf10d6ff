// STRATEGIES: nested, box
// native
// ALLOCS all: 2
// EXIT cache: 0
