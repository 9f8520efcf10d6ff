// ERROR: 3:7: bad thing
// OUT: one
