//===- Panic.cpp - Panics, and main ---------------------------------------===//

#include "Support.h"
#include "dynasync/slot.h"
#include <cstdlib>
#include <memory>
#include <string>

using namespace traitc_rt;

static constexpr int PanicStatus = 101;

extern "C" void traitc_panic(const char *Message, size_t Length,
                             const char *File, size_t FileLength, uint32_t Line,
                             uint32_t Column) {
  fflush(stdout);
  if (FileLength)
    fprintf(stderr, "\nthread 'main' panicked at %.*s:%u:%u:\n%.*s\n",
            static_cast<int>(FileLength), File, Line, Column,
            static_cast<int>(Length), Message);
  else
    fprintf(stderr, "\nthread 'main' panicked:\n%.*s\n",
            static_cast<int>(Length), Message);
  throw Panic();
}

void traitc_rt::panic(std::string_view Message) {
  traitc_panic(Message.data(), Message.size(), "", 0, 0, 0);
}

extern "C" void traitc_panic_bounds(size_t Index, size_t Length,
                                    const char *File, size_t FileLength,
                                    uint32_t Line, uint32_t Column) {
  std::string Message = "index out of bounds: the len is " +
                        std::to_string(Length) + " but the index is " +
                        std::to_string(Index);
  traitc_panic(Message.data(), Message.size(), File, FileLength, Line, Column);
}

extern "C" void traitc_panic_in_cleanup() noexcept {
  fflush(stdout);
  fputs("\nthread 'main' panicked:\npanic in a destructor during cleanup\n"
        "thread caused non-unwinding panic. aborting.\n",
        stderr);
  abort();
}

extern "C" traitc_sink *traitc_panic_begin() { return new traitc_sink; }

extern "C" void traitc_panic_end(traitc_sink *Message, const char *File,
                                 size_t FileLength, uint32_t Line,
                                 uint32_t Column) {
  std::unique_ptr<traitc_sink> Owner(Message);
  traitc_panic(Message->Text.data(), Message->Text.size(), File, FileLength,
               Line, Column);
}

extern "C" void traitc_panic_abandon(traitc_sink *Message) noexcept {
  delete Message;
}

/// The passes' traps come here first. A program may link another.
extern "C" __attribute__((weak)) void
dynasync_trapped(const char *Callee, size_t Needed, size_t Room) {
  fflush(stdout);
  fprintf(stderr,
          "\nthread 'main' has no room for what `%s` makes: it needs %zu "
          "bytes, there are %zu\n",
          Callee, Needed, Room);
  printStatistics();
  abort();
}

int main() {
  int Status = EXIT_SUCCESS;
  try {
    traitc_main();
  } catch (const Panic &) {
    Status = PanicStatus;
  }
  fflush(stdout);
  printStatistics();
  return Status;
}
