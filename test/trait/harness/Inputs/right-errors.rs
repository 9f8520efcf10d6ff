// ERROR: 3:7: bad thing
// ERROR: no function `main`
// complains: 3:7: error: a bad thing here
// complains:  error: no function `main`
