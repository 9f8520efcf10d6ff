// ERROR: 3:7: bad thing
// prints: fine
