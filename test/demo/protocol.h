// The line protocol of the demo's key-value service:
//
//   AUTH name password    OK | DENIED
//   GET key               VALUE v | NONE | DENIED
//   SET key value         OK | DENIED
//   DEL key               OK | NONE | DENIED
//
// and, answered by the server itself: STATS, STOP.
#ifndef DEMO_PROTOCOL_H
#define DEMO_PROTOCOL_H

#include <algorithm>
#include <string>
#include <string_view>

namespace demo {

enum class verb { get, set, del, auth, stats, stop, unknown };
enum class status { ok, value, none, denied, busy, error };

struct account {
  std::string_view name, password;
  bool may_write;
};

// What the layers know of a connection.
struct session {
  const account *who = nullptr; // set by the authentication layer
  unsigned stored = 0;          // calls of the storage on its behalf
};

// The views point into the connection's input buffer, which stays as it is
// while the request is handled.
struct request {
  verb what = verb::unknown;
  std::string_view key, value;
  session *from = nullptr;
};

inline std::string_view next_word(std::string_view &line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(word.size());
  return word;
}

inline request parse(std::string_view line, session &from) {
  if (!line.empty() && line.back() == '\r')
    line.remove_suffix(1);
  std::string_view what = next_word(line);
  request r;
  r.from = &from;
  r.key = next_word(line);
  r.value = next_word(line);
  bool extra = !next_word(line).empty();
  if (what == "STATS" && r.key.empty())
    r.what = verb::stats;
  else if (what == "STOP" && r.key.empty())
    r.what = verb::stop;
  else if (extra || r.key.empty())
    r.what = verb::unknown;
  else if (what == "GET" && r.value.empty())
    r.what = verb::get;
  else if (what == "DEL" && r.value.empty())
    r.what = verb::del;
  else if (what == "SET" && !r.value.empty())
    r.what = verb::set;
  else if (what == "AUTH" && !r.value.empty())
    r.what = verb::auth;
  return r;
}

inline void append_answer(std::string &out, status s,
                          const std::string &value) {
  switch (s) {
  case status::ok:
    out += "OK\n";
    break;
  case status::value:
    out += "VALUE ";
    out += value;
    out += '\n';
    break;
  case status::none:
    out += "NONE\n";
    break;
  case status::denied:
    out += "DENIED\n";
    break;
  case status::busy:
    out += "BUSY\n";
    break;
  case status::error:
    out += "ERROR unknown request\n";
    break;
  }
}

} // namespace demo

#endif // DEMO_PROTOCOL_H
