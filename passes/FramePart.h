//===- FramePart.h - A coroutine's part and its frame -----------*- C++ -*-===//

#ifndef DYNASYNC_FRAMEPART_H
#define DYNASYNC_FRAMEPART_H

#include "SlotABI.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallSet.h"

namespace dynasync {

/// The frame of one part of a coroutine.
class FramePart {
public:
  FramePart(llvm::Function &F, llvm::Value &Frame, bool IsRamp,
            const SlotABI &ABI)
      : F(F), Frame(Frame), IsRamp(IsRamp), ABI(ABI) {}

  /// \returns false when the frame's address may be known elsewhere, or when
  /// the part has a form that is not understood. What has the address of a
  /// field from the part \p Earlier uses it while this one runs.
  bool collect(llvm::ArrayRef<int64_t> FieldBounds,
               const FramePart *Earlier = nullptr);
  bool findExits();
  bool promote();

private:
  struct Field {
    llvm::Type *Ty = nullptr;
    bool Bad = false;
    llvm::SmallVector<llvm::Instruction *, 4> Accesses;
    llvm::AllocaInst *Variable = nullptr;
    llvm::SmallVector<llvm::Instruction *, 2> InitialLoads; ///< from memory
    llvm::SmallPtrSet<llvm::BasicBlock *, 8>
        Dirty; ///< blocks entered with it stored to
  };
  struct Exit {                ///< where the frame must be in memory
    llvm::Instruction *Before; ///< or, if there is no such place yet:
    llvm::BasicBlock *From = nullptr, *To = nullptr;
  };
  enum State { Unknown, Live, Dead, Mixed };

  bool
  collectUse(llvm::Use &U, int64_t Offset,
             llvm::SmallVectorImpl<std::pair<llvm::Value *, int64_t>> &Work);
  bool access(llvm::Instruction &I, llvm::Type *Ty, int64_t Offset);
  bool escape(int64_t Offset);
  bool escapeRange(int64_t Offset, const llvm::Value *Length);
  bool isHandleResult(const llvm::Instruction &I) const;
  bool isGiveBack(const llvm::Instruction &I) const {
    return llvm::is_contained(GiveBacks, &I);
  }
  bool exitOnEdges(llvm::BasicBlock *BB);
  void markDirty(Field &Fd);
  bool isDirtyAt(const Field &Fd, const Exit &E) const;
  void makeVariable(Field &Fd, int64_t Offset);
  void loadInitially(Field &Fd, int64_t Offset);
  llvm::Instruction *earliest(const Field &Fd, llvm::Instruction *Before,
                              llvm::Value *&V) const;
  void storeAtExit(Field &Fd, int64_t Offset, llvm::Instruction *Exit);
  llvm::Value *address(llvm::IRBuilderBase &B, int64_t Offset) {
    return Offset ? ABI.offset(B, &Frame, Offset) : &Frame;
  }
  int64_t availOffset() const { return -int64_t(ABI.headerSize()); }

  llvm::Function &F;
  llvm::Value &Frame;
  bool IsRamp;
  const SlotABI &ABI;
  llvm::SmallVector<int64_t, 16> Bounds; ///< where fields begin, and the end
  llvm::SmallSet<int64_t, 8> EscapedFields;
  llvm::MapVector<int64_t, Field> Fields; ///< by offset
  llvm::SmallVector<llvm::Instruction *, 4> GiveBacks;
  llvm::LoadInst *FirstAvail = nullptr;
  llvm::DenseMap<llvm::BasicBlock *, State> In, Out;
  llvm::SmallVector<Exit, 8> Exits;
  llvm::SmallVector<llvm::StoreInst *, 16> ExitStores;
};

} // namespace dynasync

#endif // DYNASYNC_FRAMEPART_H
