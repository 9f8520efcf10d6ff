// OUT: one
// PRINTS: other
