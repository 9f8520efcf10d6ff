//===- ProfileReader.h - Run-time profiles, read and merged -----*- C++ -*-===//
//
// The one reader of what a program counts that was compiled with profile=yes:
// for the passes, which choose sizes and strategies by it, and for the tools.
// docs/profile.md describes the file.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_PROFILEREADER_H
#define DYNASYNC_PROFILEREADER_H

#include "dynasync/Contract.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <string>
#include <vector>

namespace dynasync {

/// Where a function, or a call in it, stands. Shape tells whether it has
/// changed since.
struct ProfiledPlace {
  std::string Function; ///< its symbol
  std::string File;     ///< as debug information has it; empty without
  unsigned Line = 0, Column = 0;
  std::string Shape;
};

/// An awaited call, and what became of its callees' frames.
struct ProfiledSite : ProfiledPlace {
  unsigned Index = 0;     ///< which of the awaited calls of Function
  uint64_t Slots = 0;     ///< frames in the slot that the call offered
  uint64_t Overflows = 0; ///< in storage of the slot's keeper, for want of room
  uint64_t Blocks = 0;    ///< for how many of these it had to be allocated
  uint64_t Heap = 0;      ///< by the callee's own allocator
  uint64_t Elided = 0;    ///< a part of the caller's frame
  uint64_t Unknown = 0;   ///< the callee does not count: compiled without
  uint64_t Largest = 0;   ///< bytes of the largest of these frames

  uint64_t calls() const { return Slots + Overflows + Heap + Elided + Unknown; }
};

/// So many roots needed up to Bytes.
struct ProfiledNeed {
  uint64_t Bytes = 0, Roots = 0;
};

/// A coroutine that allocated its own frame, with a tail for its callees.
struct ProfiledRoot : ProfiledPlace {
  uint64_t Tail = 0;  ///< bytes, as it was compiled
  uint64_t Made = 0;  ///< frames
  uint64_t Alive = 0; ///< still there when the profile was written
  uint64_t Peak = 0;  ///< most that were there at once
  uint64_t Most = 0;  ///< largest tail that one would have needed
  /// What its callees took of the tail, ascending by bytes.
  std::vector<ProfiledNeed> Used;
  /// Of those whose callees found too little room, the tail that would have
  /// been enough.
  std::vector<ProfiledNeed> Wanted;
};

struct Profile {
  std::vector<ProfiledSite> Sites;
  std::vector<ProfiledRoot> Roots;

  /// Errors name no file.
  static llvm::Expected<Profile> parse(llvm::StringRef Text);
  /// Errors begin with the file's name; that of another version has the code
  /// not_supported.
  static llvm::Expected<Profile> read(llvm::StringRef File);
  /// Adds what another run counted.
  void add(const Profile &Other);
  /// One entry for each place, in the order of functions; what several units'
  /// copies of an inline function counted is added up. parse() does it.
  void normalize();
  void write(llvm::raw_ostream &OS) const;
};

} // namespace dynasync

#endif // DYNASYNC_PROFILEREADER_H
