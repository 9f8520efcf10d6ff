// STRATEGIES: nested, inline-or-trap(256), box
// native
// ALLOCS all: 2
// EXIT inline-or-trap(256): -6
// status inline-or-trap(256): trap
// STDERR inline-or-trap(256): no room
// says nested: no room
