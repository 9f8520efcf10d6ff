// OUT: one
// PRINTS: one
// PRINTS: more
