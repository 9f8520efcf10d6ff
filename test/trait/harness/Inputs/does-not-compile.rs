// OUT: one
// PRINTS: one
// COMPLAINS: 1:1: error: I do not like it
