#include "pimpl.h"

struct connection::implementation {
  virtual ~implementation() = default;
  virtual task<long> read(long n) = 0;
  virtual reg_task<long> write(long n) = 0;
};
namespace {
struct loopback : connection::implementation {
  long mark = 7;
  task<long> read(long n) override {
    co_await later();
    CHECK_EQ(mark, 7);
    co_return n;
  }
  reg_task<long> write(long n) override {
    CHECK_EQ(mark, 7);
    co_return n;
  }
};
} // namespace

connection::connection() : pimpl(new loopback) {}
connection::~connection() { delete pimpl; }
task<long> connection::read(long n) { return pimpl->read(n); }
reg_task<long> connection::write(long n) { return pimpl->write(n); }
task<long> connection::operator[](long n) { return read(n); }
