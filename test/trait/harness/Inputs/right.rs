// OUT: one
// OUT:  two
// ALLOCS all: 9
// ALLOCS nested: <= 2
// ALLOCS nested O0: 2
// ALLOCS box O1: 2
// EXIT: 101
// prints: one
// prints:  two
// status: 101
