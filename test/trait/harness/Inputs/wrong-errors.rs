// ERROR: 3:7: bad thing
// ERROR: 4:1: other
// complains: 3:8: error: a bad thing here
// complains: 4:1: error: other
// complains: 5:1: error: a surprise
