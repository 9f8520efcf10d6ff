// OPTIONS: --no-heap "--name=two words" -x
// ALLOCS all: 2
// prints options
// OUT: --no-heap --name=two words -x
