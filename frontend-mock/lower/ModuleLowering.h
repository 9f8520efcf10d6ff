//===- ModuleLowering.h - Instances, glue, constants ------------*- C++ -*-===//
//
// One module being made: which instances of functions, closures, drop glue and
// vtables exist, and which of them are still to be written (a worklist).
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_MODULELOWERING_H
#define TRAITC_LOWER_MODULELOWERING_H

#include "lower/Layout.h"
#include "lower/Lower.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"
#include <deque>
#include <functional>

namespace traitc {

class FunctionLowering;
struct DynState; ///< A: Vtables.h

/// How a function is called: parameters as Types, after the argument tuple of
/// Fn, FnMut and FnOnce methods was exploded (all implementations of these, and
/// closures, take the parts as parameters of their own).
struct FnABI {
  SmallVector<const Type *, 6> Params;
  const Type *Ret = nullptr;
  llvm::FunctionType *Ty = nullptr;
  bool SRet = false;    ///< parameter 0 is the result's address
  bool Tracked = false; ///< the last one says where it was called
  unsigned firstParam() const { return SRet; }
};

/// Fn::call and the like: the last parameter is a tuple of the arguments, which
/// the ABI explodes.
bool takesArgumentTuple(const FnDef &Fn);

class ModuleLowering {
public:
  ModuleLowering(World &W, ast::Context &Ctx, Diagnostics &Diags,
                 const LowerOptions &Opts, llvm::Module &Mod);

  World &W;
  ast::Context &Ctx;
  Diagnostics &Diags;
  const LowerOptions &Opts;
  llvm::Module &Mod;
  llvm::LLVMContext &C;
  Layouts L;

  /// Writes everything that is reachable from main, then what it asked for.
  void run();

  // --- Functions -------------------------------------------------------------

  FnABI abiOf(ArrayRef<const Type *> Params, const Type *Ret);
  /// Of a function that is no coroutine; the fn pointer type's for FnPtr.
  FnABI abiOf(const FnRef &F);
  /// A function of the prelude that may panic because of its caller, like
  /// `unwrap`: it is told where that is. methodFor() gives it without.
  bool isTracked(FnDef &Fn);
  /// What \p F gives under the plain ABI: of one written `-> dyn Trait` the
  /// type that its body makes.
  const Type *returnTypeOf(const FnRef &F);
  FnABI abiOfFnPtr(const Type *FnPtr);
  /// Of a closure's body: the address of the captures first, if there are any.
  FnABI abiOfClosure(const Type *Closure);
  /// noundef, noalias, nonnull, dereferenceable, sret... on \p Attrs of a
  /// declaration or a call.
  llvm::AttributeList attributesOf(const FnABI &ABI, bool Foreign = false);

  /// The function of a resolved instance (never a trait's unimplemented method)
  /// under the plain ABI; written later. Runtime functions are declared.
  llvm::Function *functionFor(const FnRef &F);
  /// A closure's body; its first parameter is the address of the captures
  /// (none when the closure has no bits).
  llvm::Function *functionFor(const Type *Closure);
  /// A constant's initializer as a function.
  llvm::Function *functionFor(ConstDef &Const);
  /// Where a static is; LowerStatic.cpp.
  llvm::GlobalVariable *addressOf(ConstDef &Static);
  /// A function of abiOf(F) for a method on concrete types, whatever it
  /// resolves to (closures, glue, intrinsics): for pointers and vtables.
  llvm::Function *methodFor(const FnRef &F);
  /// The coroutine of a Future type: ptr(fields..., ptr out, ptr cx).
  /// A: LowerCoroutine.cpp.
  llvm::Function *coroutineFor(const Type *Future);
  llvm::FunctionType *coroutineType(const Type *Future); ///< A
  /// void(ptr) that drops the value there; null when there is nothing to do.
  /// For slices: void(ptr, usize). Dyn (the triple): A, FutureGlue.cpp.
  llvm::Function *dropGlue(const Type *T);
  /// Clone of tuples, arrays, closures: T(ptr) as clone(&self). L: Glue.cpp.
  llvm::Function *cloneGlue(const Type *T);

  /// A new internal function (unnamed_addr, personality) whose body \p Write
  /// makes when its turn in the worklist comes.
  llvm::Function *createFunction(llvm::FunctionType *Ty,
                                 const llvm::Twine &Name,
                                 std::function<void(llvm::Function *)> Write);
  /// A C function of the runtime or of the platform.
  llvm::FunctionCallee runtime(StringRef Name, llvm::Type *Ret,
                               ArrayRef<llvm::Type *> Params,
                               bool NoUnwind = false);
  llvm::FunctionCallee allocFn();   ///< ptr traitc_alloc(usize, usize)
  llvm::FunctionCallee deallocFn(); ///< void traitc_dealloc(ptr, usize, usize)
  llvm::Function *personality();

  // --- Vtables (A: Vtables.cpp) ----------------------------------------------

  /// `{ ptr drop_or_null, usize size, usize align, methods... }` of \p T for
  /// \p Dyn, described in !dynasync.vtables.
  llvm::GlobalVariable *vtableFor(const Type *T, const Type *Dyn);
  /// Position of \p Method among the operands of \p Dyn's vtables.
  unsigned vtableIndex(const Type *Dyn, const FnRef &Method);
  DynState &dyn();
  /// Called when the worklist is empty: !dynasync.vtables, .allocator.
  void finishVtables();

  // --- Strategies (Strategies.cpp) -------------------------------------------

  /// Says \p Strategy of a call, with the attribute \p Name.
  void setStrategy(llvm::CallBase &Call, StringRef Name, StringRef Strategy);
  /// What is said of the calls in \p Body, which \p F is written from.
  void setStrategy(llvm::Function &F, const hir::Body &Body);
  /// Called at the end: !dynasync.options, names that strategies mention.
  void finishStrategies();

  // --- Constants and names ---------------------------------------------------

  /// {ptr file, usize length, i32 line, i32 column}
  llvm::Constant *location(SMLoc Loc);
  llvm::StructType *locationType();
  llvm::Constant *string(StringRef Text); ///< its address; no terminating null
  llvm::ConstantInt *word(uint64_t N);
  /// `Range.next`, `sum<Range>`, `main.{closure#0}`.
  std::string nameOf(const FnRef &F);
  std::string nameOf(const Type *T) const;
  struct Position {
    StringRef File;
    unsigned Line = 0, Column = 0;
  };
  Position positionOf(SMLoc Loc) const;

  llvm::DIFile *debugFile(StringRef Name); ///< DebugLocations.cpp
  std::unique_ptr<llvm::DIBuilder> Debug;  ///< null: nothing has a location

  /// The checked body, or null after reporting an error.
  hir::Body *bodyOf(FnDef &Fn);
  hir::Body *bodyOf(ConstDef &C);
  bool isCopy(const Type *T);
  bool implements(const Type *T, Lang Trait);

private:
  void noteStrategy(StringRef Text);
  void finishDebugLocations();
  void writeFunction(llvm::Function *F, FnRef Ref);
  void writeClosure(llvm::Function *F, const Type *Closure);
  void writeMain();
  void finishStatics();
  unsigned depthOf(const Type *T);
  /// May there be one more instance, of this type? An error if not: none is
  /// written any more then.
  bool mayInstantiate(const Type *Of, llvm::SMLoc Loc);
  /// An error if a type is too large that has been laid out for what is at
  /// \p Loc.
  void checkSizes(llvm::SMLoc Loc);

  ParamEnv NoEnv;
  /// Functions: by FnDef type.
  llvm::DenseMap<const Type *, llvm::Function *> Functions, Closures,
      Coroutines, Drops, Clones, Wrappers;
  llvm::DenseMap<const ConstDef *, llvm::Function *> Constants;
  /// And what initializes them.
  llvm::MapVector<const ConstDef *,
                  std::pair<llvm::GlobalVariable *, llvm::Function *>>
      Statics;
  llvm::DenseMap<const FnDef *, bool> Tracked;
  llvm::MapVector<std::pair<const Type *, const Type *>, llvm::GlobalVariable *>
      VtableMap;
  llvm::StringMap<llvm::Constant *> Strings;
  llvm::DenseMap<const char *, llvm::Constant *> Locations;
  std::deque<std::pair<llvm::Function *, std::function<void(llvm::Function *)>>>
      Worklist;
  std::shared_ptr<DynState> DynParts;
  llvm::StringSet<> CustomSymbols; ///< that strategies name
  llvm::DenseMap<const Type *, unsigned> Depths;
  unsigned NumInstances = 0;
  bool GaveUp = false; ///< instances without an end, or too large
};

} // namespace traitc

#endif // TRAITC_LOWER_MODULELOWERING_H
