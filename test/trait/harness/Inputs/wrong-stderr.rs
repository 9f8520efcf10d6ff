// OUT: one
// STDERR: a panic
// PRINTS: one
