//===- LowerCoerce.cpp - Coercions, function pointers ---------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::CoerceKind;
using hir::Expr;

Value *FunctionLowering::lowerCoerce(const Expr &E, Value *Dest) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  const Type *From = mono(E.A->Ty), *To = mono(E.Ty);
  switch (E.Co) {
  case CoerceKind::NeverToAny: {
    lower(*E.A, nullptr);
    const TypeLayout &TL = layout(To);
    return TL.isDirect() ? PoisonValue::get(TL.Value) : nullptr;
  }
  case CoerceKind::MutToShared:
    ExtendTo = Extend;
    return lower(*E.A, Dest);
  case CoerceKind::Unsize: {
    if (Value *Boxed = lowerBoxedFuture(E))
      return Boxed;
    ExtendTo = Extend;
    Value *V = lowerValue(*E.A);
    if (!V)
      return PoisonValue::get(layout(To).Value);
    const Type *Pointee = L.pointee(To);
    if (Pointee->is(TypeKind::Dyn))
      return unsizeToDyn(V, From, To);
    return fat(V, word(L.pointee(From)->length()));
  }
  case CoerceKind::Upcast: {
    ExtendTo = Extend;
    Value *V = lowerValue(*E.A);
    return V ? upcastDyn(V, From, To) : PoisonValue::get(layout(To).Value);
  }
  case CoerceKind::ReifyFn:
    lower(*E.A, nullptr);
    return M.methodFor({From->fn(), From->args()});
  case CoerceKind::ReifyBoxed:
    return lowerReifyBoxed(E);
  case CoerceKind::ClosureToFnPtr:
    lower(*E.A, nullptr);
    return M.functionFor(From);
  }
  llvm_unreachable("coercion kinds");
}

Function *ModuleLowering::methodFor(const FnRef &F) {
  Instance I = resolveInstance(F, W);
  if (I.K == Instance::Fn && !I.F.Fn->Intrinsic && !isTracked(*I.F.Fn))
    return functionFor(I.F);
  const Type *Key = W.Types.fnDef(F.Fn, F.As);
  if (Function *Known = Wrappers.lookup(Key))
    return Known;
  FnRef Saved{F.Fn, Key->args()};
  FnABI ABI = abiOf(Saved);
  if (ABI.Tracked) {
    ABI.Tracked = false;
    ABI.Ty = FunctionType::get(ABI.Ty->getReturnType(),
                               ABI.Ty->params().drop_back(), false);
  }
  Function *Made =
      createFunction(ABI.Ty, nameOf(Saved), [this, Saved, ABI](Function *F) {
        FunctionLowering FL(*this, F, nullptr, Saved.As);
        FL.lowerIntrinsicWrapper(Saved, ABI);
      });
  Made->setAttributes(attributesOf(ABI));
  return Wrappers[Key] = Made;
}

} // namespace traitc
