// ERROR: 3:7: bad thing
// ERROR: 4:1: other
// COMPLAINS: 3:8: error: a bad thing here
// COMPLAINS: 4:1: error: other
// COMPLAINS: 5:1: error: a surprise
