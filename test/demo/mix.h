// The load: the same requests for every variant, for each connection its own
// sequence over its own 24 keys. Of ten requests six read, three write and one
// deletes.
#ifndef DEMO_MIX_H
#define DEMO_MIX_H

#include <cstdint>
#include <cstdio>
#include <string>

namespace demo {

class mix {
  std::uint32_t state_;
  unsigned connection_;

  unsigned next(unsigned below) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 16) % below;
  }

public:
  explicit mix(unsigned connection)
      : state_(connection * 7919u + 1u), connection_(connection) {}

  static const char *login() { return "AUTH writer let-me-in\n"; }

  // Appends one line.
  void append(std::string &out) {
    char line[64];
    unsigned kind = next(10), key = next(24);
    if (kind < 6)
      std::snprintf(line, sizeof line, "GET c%u-k%u\n", connection_, key);
    else if (kind < 9)
      std::snprintf(line, sizeof line, "SET c%u-k%u v%u\n", connection_, key,
                    next(100000));
    else
      std::snprintf(line, sizeof line, "DEL c%u-k%u\n", connection_, key);
    out += line;
  }
};

// FNV-1a, over all answers: two variants that answer alike have one number.
class digest {
  std::uint64_t value_ = 0xcbf29ce484222325u;

public:
  void add(const char *text, std::size_t size) {
    for (std::size_t i = 0; i != size; ++i)
      value_ = (value_ ^ static_cast<unsigned char>(text[i])) * 0x100000001b3u;
  }
  std::uint64_t value() const { return value_; }
};

} // namespace demo

#endif // DEMO_MIX_H
