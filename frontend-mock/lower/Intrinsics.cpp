//===- Intrinsics.cpp - What the prelude leaves to the compiler -----------===//
//
// `#[intrinsic]` functions (prelude/intrinsics.rs), expanded where they are
// called.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace traitc {

namespace {

enum class Known {
  None,
  Read,
  Write,
  Same,
  DropInPlace,
  Forget,
  Uninit,
  SizeOf,
  AlignOf,
  NeedsDrop,
  SizeOfVal,
  BoxNew,
  BoxCallOnce,
  PinAsMut,
  SliceLen,
  SlicePart,
  SliceAt,
  ArraySlice,
  Wrapping,
  Overflowing,
  Saturating,
  Rotate,
  CountBits,
  WholeBits,
  Bitcast
};

} // namespace

static Known classify(StringRef Name) {
  return StringSwitch<Known>(Name)
      .Case("__read", Known::Read)
      .Case("__write", Known::Write)
      .Case("__drop_in_place", Known::DropInPlace)
      .Case("forget", Known::Forget)
      .Case("__uninit", Known::Uninit)
      .Case("size_of", Known::SizeOf)
      .Case("align_of", Known::AlignOf)
      .Case("needs_drop", Known::NeedsDrop)
      .Case("size_of_val", Known::SizeOfVal)
      .Cases({"__box_new", "__box_pin"}, Known::BoxNew)
      .Cases({"__assume_mut", "__box_into_pin", "__box_leak", "__box_from",
              "__str_bytes", "__str_from", "__char_from"},
             Known::Same)
      .Case("__box_call_once", Known::BoxCallOnce)
      .Case("__pin_as_mut", Known::PinAsMut)
      .Case("__slice_len", Known::SliceLen)
      .Cases({"__slice_part", "__slice_part_mut"}, Known::SlicePart)
      .Cases({"__slice_at", "__slice_at_mut"}, Known::SliceAt)
      .Cases({"__array_slice", "__array_slice_mut"}, Known::ArraySlice)
      .Cases({"__wrapping_add", "__wrapping_sub", "__wrapping_mul"},
             Known::Wrapping)
      .Cases({"__overflowing_add", "__overflowing_sub", "__overflowing_mul"},
             Known::Overflowing)
      .Cases({"__saturating_add", "__saturating_sub"}, Known::Saturating)
      .Cases({"__rotate_left", "__rotate_right"}, Known::Rotate)
      .Cases({"__count_ones", "__leading_zeros", "__trailing_zeros"},
             Known::CountBits)
      .Cases({"__swap_bytes", "__reverse_bits"}, Known::WholeBits)
      .Cases({"__f64_to_bits", "__f64_from_bits", "__f32_to_bits",
              "__f32_from_bits"},
             Known::Bitcast)
      .Default(Known::None);
}

Value *FunctionLowering::lowerBoxNew(const Operand &Op) {
  const TypeLayout &TL = layout(Op.Ty);
  if (TL.Size == 0)
    return dangling(Op.Ty);
  Value *Memory =
      emitCall(M.allocFn(), {word(TL.Size), word(TL.Align.value())}, "box");
  moveOperand(Op, Memory);
  return Memory;
}

/// Calls by value what a box holds; its memory is freed afterwards.
Value *FunctionLowering::lowerBoxCallOnce(MutableArrayRef<Operand> Ops,
                                          Value *Dest, SMLoc Loc) {
  const Type *Self = Ops[0].Ty->args()[0];
  const Type *Tuple = Ops[1].Ty;
  const Type *OnceArgs[] = {Self, Tuple};
  FnRef Once{W.trait(Lang::FnOnce)->Methods[0].get(), W.Types.save(OnceArgs)};
  SmallVector<Operand, 6> All = {Ops[0]};
  explode(Ops[1], All);
  if (Self->is(TypeKind::Dyn))
    return callVirtual(Once, All, Dest, Loc);
  Value *Pointer = Ops[0].V;
  ScopeId S = openScope();
  pushCleanup(S, [=](FunctionLowering &FL) { FL.emitBoxFree(Self, Pointer); });
  All[0].Ty = Self;
  All[0].V = operandAt(Self, makePlace(Self, Pointer));
  Value *V = callInstance(Once, All, Dest, Loc);
  closeScope(S);
  return V;
}

Value *FunctionLowering::lowerIntrinsic(const FnRef &Ref, SMLoc Loc,
                                        MutableArrayRef<Operand> Ops,
                                        Value *Dest) {
  StringRef Name = Ref.Fn->Name;
  liftGuards(Ops);
  bool Handled = false;
  Value *V = lowerFutureIntrinsic(Name, Ref, Ops, Dest, Loc, Handled);
  if (Handled)
    return V;
  const Type *T = Ref.As.empty() ? nullptr : Ref.As[0];
  auto Arg = [&](unsigned I) { return Ops[I].V; };
  auto IsSigned = [&] { return T->is(TypeKind::Int) && T->isSigned(); };
  switch (classify(Name)) {
  case Known::Read:
    return readPlace(makePlace(T, Arg(0)), Dest, false);
  case Known::Write:
    moveOperand(Ops[1], Arg(0));
    return nullptr;
  case Known::Same:
    return Arg(0);
  case Known::DropInPlace:
    emitDrop(placeAt(T, Arg(0)));
    return nullptr;
  case Known::Forget:
    return nullptr;
  case Known::Uninit: {
    const TypeLayout &TL = layout(T);
    return TL.isDirect() ? UndefValue::get(TL.Value) : nullptr;
  }
  case Known::SizeOf:
    return word(layout(T).Size);
  case Known::AlignOf:
    return word(layout(T).Align.value());
  case Known::NeedsDrop:
    return B.getInt1(L.needsDrop(T));
  case Known::SizeOfVal:
    return sizeAndAlign(placeAt(T, Arg(0))).first;
  case Known::BoxNew:
    return lowerBoxNew(Ops[0]);
  case Known::BoxCallOnce:
    return lowerBoxCallOnce(Ops, Dest, Loc);
  case Known::PinAsMut: {
    const Type *Pin = Ops[0].Ty->inner();
    if (L.pointee(Pin))
      return load(Pin, Arg(0));
    FnRef DerefMut{W.trait(Lang::DerefMut)->Methods[0].get(), Ref.As};
    Operand Op = Ops[0]; // a Pin<P> is where its P is
    Op.Ty = W.Types.ref(T, true);
    return callInstance(DerefMut, Op, Dest, Loc);
  }
  case Known::SliceLen:
    return part(Arg(0), 1, "len");
  case Known::SlicePart:
    return fat(elementAddress(T, part(Arg(0), 0), Arg(1)), Arg(2));
  case Known::SliceAt:
    return pointerTo(makePlace(T, elementAddress(T, part(Arg(0), 0), Arg(1))));
  case Known::ArraySlice:
    return fat(Arg(0), word(T->length()));
  case Known::Wrapping:
    return Name.ends_with("add")   ? B.CreateAdd(Arg(0), Arg(1))
           : Name.ends_with("sub") ? B.CreateSub(Arg(0), Arg(1))
                                   : B.CreateMul(Arg(0), Arg(1));
  case Known::Overflowing: {
    Intrinsic::ID ID =
        Name.ends_with("add")   ? (IsSigned() ? Intrinsic::sadd_with_overflow
                                              : Intrinsic::uadd_with_overflow)
        : Name.ends_with("sub") ? (IsSigned() ? Intrinsic::ssub_with_overflow
                                              : Intrinsic::usub_with_overflow)
                                : (IsSigned() ? Intrinsic::smul_with_overflow
                                              : Intrinsic::umul_with_overflow);
    Value *Pair = B.CreateBinaryIntrinsic(ID, Arg(0), Arg(1));
    Place All = makePlace(monomorphize(Ref.Fn->Ret, Ref.As, W), Dest);
    store(T, B.CreateExtractValue(Pair, 0), fieldOf(All, 0).Addr);
    store(W.Types.boolean(), B.CreateExtractValue(Pair, 1),
          fieldOf(All, 1).Addr);
    return nullptr;
  }
  case Known::Saturating:
    return B.CreateBinaryIntrinsic(
        Name.ends_with("add")
            ? (IsSigned() ? Intrinsic::sadd_sat : Intrinsic::uadd_sat)
            : (IsSigned() ? Intrinsic::ssub_sat : Intrinsic::usub_sat),
        Arg(0), Arg(1));
  case Known::Rotate: {
    llvm::Type *Ty = Arg(0)->getType();
    // The amount may be wider than the number; all widths are powers of two.
    Value *Amount = B.CreateZExtOrTrunc(Arg(1), Ty);
    return B.CreateIntrinsic(Name.ends_with("left") ? Intrinsic::fshl
                                                    : Intrinsic::fshr,
                             {Ty}, {Arg(0), Arg(0), Amount});
  }
  case Known::CountBits: {
    Value *N;
    if (Name == "__count_ones")
      N = B.CreateUnaryIntrinsic(Intrinsic::ctpop, Arg(0));
    else
      N = B.CreateBinaryIntrinsic(Name == "__leading_zeros" ? Intrinsic::ctlz
                                                            : Intrinsic::cttz,
                                  Arg(0), B.getFalse());
    return B.CreateZExtOrTrunc(N, B.getInt32Ty());
  }
  case Known::WholeBits:
    if (Name == "__reverse_bits")
      return B.CreateUnaryIntrinsic(Intrinsic::bitreverse, Arg(0));
    return Arg(0)->getType()->getIntegerBitWidth() == 8
               ? Arg(0)
               : B.CreateUnaryIntrinsic(Intrinsic::bswap, Arg(0));
  case Known::Bitcast:
    return B.CreateBitCast(Arg(0),
                           layout(monomorphize(Ref.Fn->Ret, Ref.As, W)).Value);
  case Known::None:
    break;
  }
  M.Diags.error(Loc, "the compiler knows no intrinsic `" + Name + "`");
  const TypeLayout &TL = layout(monomorphize(Ref.Fn->Ret, Ref.As, W));
  return TL.isDirect() ? PoisonValue::get(TL.Value) : nullptr;
}

} // namespace traitc
