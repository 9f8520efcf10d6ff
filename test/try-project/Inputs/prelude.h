#define OPTED_IN
template <class T> struct [[clang::coro_await_elidable]] Task;
