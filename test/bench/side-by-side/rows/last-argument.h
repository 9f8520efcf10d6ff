// A promise's operator new gets all arguments of the coroutine; the storage is
// the last of them.
#pragma once

template <class T> T &lastOf(T &Last) { return Last; }
template <class T, class... Rest> auto &lastOf(T &, Rest &...Others) {
  return lastOf(Others...);
}
