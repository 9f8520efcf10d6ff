// ERROR: no function
// complains: 1:1: error: no function
