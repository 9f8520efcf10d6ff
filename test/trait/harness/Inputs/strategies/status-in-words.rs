// ALLOCS all: 2
// EXIT: trap
