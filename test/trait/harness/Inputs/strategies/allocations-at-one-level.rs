// STRATEGIES: nested, inline-or-trap(256), box
// native
// ALLOCS all: 2
// ALLOCS box O2: 1
