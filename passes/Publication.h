//===- Publication.h - How a function tells of its slot entry ---*- C++ -*-===//

#ifndef DYNASYNC_PUBLICATION_H
#define DYNASYNC_PUBLICATION_H

#include "llvm/ADT/StringRef.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace dynasync {

/// Does the data layout of \p M suit slots: one address space for everything,
/// pointers of 32 or 64 bits and no wider than their index? Nothing is lowered
/// where it does not, not even what needs no publication.
bool isLayoutSupported(const llvm::Module &M);

/// Why nothing in \p M can be published or called through a publication
/// (wrong target, pointer authentication, ...); empty when it can.
llvm::StringRef whyModuleUnpublishable(const llvm::Module &M);

/// Why \p F's prefix data cannot be used; empty when it can.
llvm::StringRef whyUnpublishable(const llvm::Function &F);

/// Writes \p F's prefix data: \p Entry is its slot entry.
void publish(llvm::Function &F, llvm::Function &Entry);

/// The slot entry that \p F publishes, or null.
llvm::Function *slotEntryOf(const llvm::Function &F);

/// An i1, true when \p Callee publishes a slot entry. Reads the word before it.
llvm::Value *emitIsPublished(llvm::IRBuilderBase &B, llvm::Value *Callee);

/// The slot entry of \p Callee, which is known to publish one.
llvm::Value *emitPublishedEntry(llvm::IRBuilderBase &B, llvm::Value *Callee);

} // namespace dynasync

#endif // DYNASYNC_PUBLICATION_H
