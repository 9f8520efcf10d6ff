// STRATEGIES: nested, inline-or-trap(256), box
// native
// ALLOCS nested: 2
// ALLOCS inline-or-trap(256): 2
// ALLOCS box: 3
