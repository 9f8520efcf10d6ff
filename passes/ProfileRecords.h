//===- ProfileRecords.h - The records that a run counts in ------*- C++ -*-===//

#ifndef DYNASYNC_PROFILERECORDS_H
#define DYNASYNC_PROFILERECORDS_H

#include "SlotABI.h"
#include "llvm/ADT/DenseMap.h"

namespace dynasync {

/// Tells whether \p F, which no pass here has changed yet, is the function that
/// a profile speaks of.
std::string shapeOf(const llvm::Function &F);

/// Is \p CB a call that profiles count: one that C++ awaits?
bool isProfiledCall(const llvm::CallBase &CB);

/// The records of one module, as runtime/profile.c knows them.
class ProfileRecords {
public:
  ProfileRecords(llvm::Module &M, const SlotABI &ABI) : M(M), ABI(ABI) {}
  /// Makes one for \p CB, which is awaited call number \p Index of its
  /// function.
  void addSite(llvm::CallBase &CB, unsigned Index);
  /// Makes one for \p F, which has \p Parts child slots that share \p Tail
  /// bytes.
  llvm::GlobalVariable *addRoot(llvm::Function &F, uint64_t Tail,
                                unsigned Parts);
  /// To be called while functions are as they came.
  void remember(const llvm::Function &F) {
    Known[&F] = {shapeOf(F), F.getSubprogram()};
  }
  /// Registers all of them before main. \returns whether there are any.
  bool emit();

private:
  llvm::Constant *text(const llvm::Function &F, const llvm::DebugLoc &Loc,
                       std::optional<unsigned> Index);
  llvm::GlobalVariable *variable(llvm::Constant *Init, const char *Prefix);
  llvm::Constant *table(llvm::ArrayRef<llvm::Constant *> Records,
                        const char *Prefix);

  llvm::Module &M;
  const SlotABI &ABI;
  llvm::SmallVector<llvm::Constant *, 16> Sites, Roots;
  struct Origin {
    std::string Shape;
    llvm::DISubprogram *Source = nullptr;
  };
  llvm::DenseMap<const llvm::Function *, Origin> Known;
};

} // namespace dynasync

#endif // DYNASYNC_PROFILERECORDS_H
