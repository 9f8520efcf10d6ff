//===- Vocabulary.h - What the contract's IR is made of ---------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_VOCABULARY_H
#define DYNASYNC_FUZZ_VOCABULARY_H

#include "Random.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class CallBase;
class Function;
class Module;
class Type;
class Value;
} // namespace llvm

namespace dynasync::fuzz {

inline constexpr llvm::StringRef AttributeNames[] = {
    StrategyAttr, TraitAttr,     NoHeapAttr,      BroughtAttr,
    OrTrapAttr,   SlotEntryAttr, PlacedAttr,      OneAwaitAttr,
    LoweredAttr,  NativeAttr,    ElidedAttr,      ElidesAttr,
    RoomAttr,     TailAttr,      FrameLayoutAttr, "llvm.assume"};

inline constexpr llvm::StringRef AttributeValues[] = {
    "",
    "nested",
    "nested(64)",
    "nested(0)",
    "inline(0)",
    "inline(64)",
    "inline(1073741824)",
    "inline(4294967296)",
    "auto",
    "box",
    "cache",
    "elide",
    "sealed",
    "try(64)",
    "inline-or-trap(96)",
    "custom(grow)",
    "custom(f)",
    "custom()",
    "nested(",
    "plain",
    "pending",
    "fast-path",
    "0",
    "40",
    "18446744073709551615",
    "-1",
    "8,16,24,32,40",
    "8,16,4,2",
    "x.cpp:3",
    "dynasync:box@a.h:3",
    "dynasync:inline(64)@",
    "slot=64",
    "slot=0;heap=no",
    "heap=no;names=no",
    "strategy=sealed",
    "strategy=elide",
    "strategy=auto;slot=1073741824",
    "names=no"};

inline constexpr llvm::StringRef BundleNames[] = {
    SlotBundle, SlotBundle, SealedBundle, FrameBundle, ArgumentBundle, "deopt"};

inline constexpr llvm::StringRef Symbols[] = {KeepSymbol,
                                              DropSymbol,
                                              DropSizedSymbol,
                                              TailSymbol,
                                              HandOnSymbol,
                                              LeaveSymbol,
                                              LeaveKeptSymbol,
                                              CacheSymbol,
                                              CacheDropSymbol,
                                              CacheDropSizedSymbol,
                                              CacheFreeSymbol,
                                              CacheFreeSizedSymbol,
                                              TrapSymbol,
                                              RefuseSymbol,
                                              OrTrapSymbol,
                                              TrappedSymbol,
                                              TrappedHook,
                                              ReleaseSymbol,
                                              EmptySlotSymbol,
                                              "grow",
                                              "f",
                                              "malloc",
                                              "_Znwm",
                                              "_ZdlPvm",
                                              "_ZdlPv",
                                              "dprintf",
                                              "_ZTV1A",
                                              "__gxx_personality_v0",
                                              "main",
                                              "_ZN1TD2Ev",
                                              "llvm.used",
                                              "llvm.compiler.used",
                                              "llvm.global.annotations"};

inline constexpr llvm::StringRef Suffixes[] = {
    SlotEntrySuffix, ShimSuffix,   ElidedSuffix,     HiddenSuffix,
    RoomSuffix,      KeeperSuffix, KeeperSlotSuffix, ".x"};

inline constexpr llvm::StringRef MetadataNames[] = {
    OptionsMetadata, VTablesMetadata, AllocatorMetadata};

inline constexpr llvm::StringRef AnnotationTexts[] = {
    "dynasync:box",
    "dynasync:inline(64)",
    "dynasync-no-heap",
    "dynasync-module:slot=64",
    "dynasync-module:heap=no",
    "dynasync-call:in",
    "dynasync-call:in-or-trap",
    "dynasync-call:inline",
    "dynasync-call:box",
    "dynasync-call:custom",
    "dynasync-call:",
    "other"};

inline constexpr llvm::StringRef MetadataTexts[] = {
    KindAsync,   KindValue, KindPlain, KindReify,
    "value,dyn", "dyn",     "ref,dyn", "ref,ref,ref,ref,ref",
    "",          ","};

/// Words of LLVM's IR and of the contract as text, by kind.
llvm::ArrayRef<llvm::ArrayRef<llvm::StringRef>> irWords();

llvm::SmallVector<llvm::CallBase *, 0> callsOf(llvm::Module &M);
/// Without intrinsics.
llvm::SmallVector<llvm::Function *, 0> functionsOf(llvm::Module &M);

/// Something of type \p Ty, or of any if that is null, to which code in \p F
/// may refer if it is lucky. Null if there is none.
llvm::Value *someValue(llvm::Module &M, llvm::Function *F, llvm::Type *Ty,
                       Random &R);
llvm::Type *someType(llvm::Module &M, Random &R);

/// Changes one call's arguments, bundles, attributes or kind.
void mutateCall(llvm::Module &M, Random &R);

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_VOCABULARY_H
