// OUT: one
// prints: one
// complains: 1:1: error: I do not like it
