// A program starts somewhere.
// ERROR: no function `main`
fn helper() {}
