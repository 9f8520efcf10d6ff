// ERROR: 3:7: bad thing
// ERROR: no function `main`
// COMPLAINS: 3:7: error: a bad thing here
// COMPLAINS:  error: no function `main`
