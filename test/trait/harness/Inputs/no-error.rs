// ERROR: 3:7: bad thing
// PRINTS: fine
