//===- AnnotationList.h - llvm.global.annotations ---------------*- C++ -*-===//

#ifndef DYNASYNC_ANNOTATIONLIST_H
#define DYNASYNC_ANNOTATIONLIST_H

#include "SourcePlace.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Module.h"

namespace dynasync {

/// What clang makes of [[clang::annotate(TEXT, ARGUMENTS...)]].
struct Annotation {
  llvm::GlobalValue *Target;
  llvm::StringRef Text;
  llvm::SmallVector<llvm::Constant *, 2> Arguments;
  SourcePlace Place; ///< of the declaration that clang emitted it for
  llvm::Constant *Entry;
};

/// Those of functions and variables, in order.
llvm::SmallVector<Annotation, 8> readAnnotations(llvm::Module &M);

/// Takes \p Used out of the list, with the texts that only they had. Readers of
/// the list would keep their functions and variables alive.
void dropAnnotations(llvm::Module &M, llvm::ArrayRef<llvm::Constant *> Used);

} // namespace dynasync

#endif // DYNASYNC_ANNOTATIONLIST_H
