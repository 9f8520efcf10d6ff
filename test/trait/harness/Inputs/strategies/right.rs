// Everything that can be said of strategies, and is so.
// STRATEGIES: nested, inline-or-trap(256), box
// native
// OUT: one
// prints: one
// OUT inline-or-trap(256): before
// prints inline-or-trap(256): before
// EXIT inline-or-trap(256): -6
// status inline-or-trap(256): trap
// STDERR inline-or-trap(256): no room
// says inline-or-trap(256): there is no room
// EXIT box: 101
// status box: 101
// ALLOCS nested: 2
// ALLOCS nested O2: 1
// allocates nested O2: 1
// ALLOCS inline-or-trap(256): 0
// allocates inline-or-trap(256): 0
// ALLOCS box: <= 2
