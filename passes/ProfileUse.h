//===- ProfileUse.h - Sizes and strategies by a profile ---------*- C++ -*-===//

#ifndef DYNASYNC_PROFILEUSE_H
#define DYNASYNC_PROFILEUSE_H

#include "../tools/profile/ProfileReader.h"
#include "dynasync/Options.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/Module.h"

namespace dynasync {

/// The tails of all roots of \p P, in its order, which together take at most \p
/// Memory bytes when most of the roots are there.
std::vector<uint64_t> chooseTails(const Profile &P,
                                  std::optional<uint64_t> Memory);

/// What a profile says of one module.
class ProfileUse {
public:
  /// Reads the file that \p Opts name, if they do; reports what is wrong with
  /// it, in \p M.
  ProfileUse(llvm::Module &M, const Options &Opts);
  explicit operator bool() const { return Loaded; }

  /// To be called while \p F is as it came: gives its awaited calls strategies
  /// where nothing else does, and says if the profile knows another \p F.
  void apply(llvm::Function &F, const Options &Opts);
  /// The tail of \p F's frames, if the profile knows.
  std::optional<uint64_t> tailOf(const llvm::Function &F) const;

private:
  void boxCalls(llvm::Function &F, llvm::StringRef Shape, uint64_t Tail);

  bool Loaded = false;
  Profile P;
  std::vector<uint64_t> Tails;     ///< of P.Roots
  llvm::StringMap<uint64_t> Known; ///< of functions of this module
};

} // namespace dynasync

#endif // DYNASYNC_PROFILEUSE_H
