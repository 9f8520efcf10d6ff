// STRATEGIES: nested, inline-or-trap(256), box
// native
// ALLOCS all: 2
// EXIT inline-or-trap(256): -6
// status: trap
