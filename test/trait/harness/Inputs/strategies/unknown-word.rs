// ALLOCS all: 2
// STDER: no room
