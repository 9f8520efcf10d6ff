// STRATEGIES: nested, inline-or-trap(256), box
// native
// ALLOCS all: 2
// OUT: one
// prints: one
// OUT box: other
