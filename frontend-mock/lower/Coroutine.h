//===- Coroutine.h - What the body of a coroutine needs ---------*- C++ -*-===//
//
// The state of a coroutine that is being lowered, and what awaiting one takes.
//
//   ptr @f(fields of the future..., ptr out, ptr cx)
//
// is a coroutine of LLVM's switch ABI, with promise {ptr out, ptr cx}. A null
// cx only creates it; else the body runs at once. It returns null if it
// completed (the result is in *out, the frame is gone), else the handle; or
// RefusedHandle, if a keeper refused it a frame: it has not run then, and its
// arguments are as they were, the caller's.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_COROUTINE_H
#define TRAITC_LOWER_COROUTINE_H

#include "lower/FunctionLowering.h"

namespace traitc {

struct CoroutineState {
  const Type *Output = nullptr; ///< what it completes with, concrete
  llvm::AllocaInst *Promise = nullptr;
  llvm::Value *Id = nullptr, *Handle = nullptr;
  /// True from the moment at which the frame is being destroyed.
  llvm::AllocaInst *Cancelled = nullptr;
  llvm::BasicBlock *Suspended = nullptr; ///< to the end, with the handle
  llvm::BasicBlock *Destroy = nullptr;   ///< frees the frame: all is dropped
  llvm::SwitchInst *Initial = nullptr;   ///< of the initial suspend
};

/// Opens a coroutine: memory for \p Params from the function's leading
/// arguments, allocation, initial suspend. \p Early runs when the parameters
/// are in the frame and before the initial suspend; cleanups that it pushes
/// last until the body's end. Returns the parameters' addresses.
SmallVector<llvm::Value *, 6>
beginCoroutine(FunctionLowering &FL, CoroutineState &S,
               ArrayRef<const Type *> Params,
               llvm::function_ref<void(ArrayRef<llvm::Value *>)> Early = {});
/// Completion, destruction and the end; the builder is where the result is in
/// place and everything is dropped.
void endCoroutine(FunctionLowering &FL);

/// The addresses in the promise; `out` is null when nothing is returned.
llvm::Value *loadOut(FunctionLowering &FL);
llvm::Value *loadContext(FunctionLowering &FL);
/// Suspends; goes on where it is resumed. Being destroyed here runs all
/// cleanups.
void emitSuspend(FunctionLowering &FL);

/// Awaits what call \p Handle gave: null when it completed at once (with the
/// result in *Out), else the handle, which is owned.
/// \p Refused: what to do with RefusedHandle, if it can be that; ends its
/// block.
void awaitHandle(FunctionLowering &FL, llvm::Value *Handle,
                 llvm::function_ref<void()> Refused = {});
constexpr uint64_t RefusedHandle = 1;
llvm::Constant *refusedHandle(FunctionLowering &FL);
/// Polls a created or started coroutine until it completes; not destroyed.
void pollHandle(FunctionLowering &FL, llvm::Value *Handle, llvm::Value *Out,
                SMLoc Loc);
/// Stores `out` and `cx` for the next poll.
void storePromise(FunctionLowering &FL, llvm::Value *Handle, llvm::Value *Out,
                  llvm::Value *Context);
llvm::Value *emitDone(FunctionLowering &FL, llvm::Value *Handle);
/// llvm.coro.resume or .destroy.
void emitHandleCall(FunctionLowering &FL, llvm::Intrinsic::ID What,
                    llvm::Value *Handle);

/// Creates the coroutine of \p Future, whose fields (loadFields) are the
/// arguments, without starting it: its frame is a part of this function's, or
/// (\p Heap) its own.
llvm::Value *createCoroutine(FunctionLowering &FL, const Type *Future,
                             ArrayRef<llvm::Value *> Fields, bool Heap);
/// Calls it and awaits it, its frame being a part of this one's.
void awaitCoroutine(FunctionLowering &FL, const Type *Future,
                    ArrayRef<llvm::Value *> Fields, llvm::Value *Out);
/// The arguments that the fields of the future at \p Addr make.
SmallVector<llvm::Value *, 6> loadFields(FunctionLowering &FL,
                                         const Type *Future, llvm::Value *Addr);

/// The parameters of a Future's coroutine: an async fn's own; the captures of
/// an async block, together.
SmallVector<const Type *, 4> coroutineParams(Layouts &L, const Type *Future);
/// What a Future type completes with.
const Type *outputOf(const Type *Future, World &W);
/// `Poll<T>`
const Type *pollOf(const Type *T, World &W);
/// Poll<T> poll(handle, cx) of all coroutines that complete with \p Output.
llvm::Function *pollGlue(ModuleLowering &M, const Type *Output);
constexpr char ResumedAfterCompletion[] = "`async fn` resumed after completion";
/// void(ptr): destroys a coroutine.
llvm::Function *destroyGlue(ModuleLowering &M);

} // namespace traitc

#endif // TRAITC_LOWER_COROUTINE_H
