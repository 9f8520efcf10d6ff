// What is said of all does not hold for each.
// STRATEGIES: nested, inline-or-trap(256), box
// native
// ALLOCS all: 2
// OUT: one
// prints: one
// prints inline-or-trap(256): other
