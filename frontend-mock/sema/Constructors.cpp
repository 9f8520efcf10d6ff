//===- Constructors.cpp - How values of a type can be made ----------------===//

#include "sema/Constructors.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace traitc;
using hir::Pattern;
using llvm::APInt;

bool Ctor::covers(const Ctor &O) const {
  if (K == Wild)
    return true;
  if (K != O.K)
    return false;
  switch (K) {
  case Variant:
    return Index == O.Index;
  case Range:
    return Low.ule(O.Low) && O.High.ule(High);
  case Slice:
    // Those that were split go as far from either end as any pattern.
    return VarLen ? length() <= O.length()
                  : !O.VarLen && length() == O.length();
  case Opaque:
    return Text == O.Text;
  default:
    return true;
  }
}

// --- From patterns -----------------------------------------------------------

CtorPat *Constructors::make(Ctor::Kind K) {
  CtorPat &P = Pats.emplace_back();
  P.C.K = K;
  return &P;
}

/// Integers in an order without signs.
static APInt ordered(const APInt &V, const Type *T) {
  if (!T->is(TypeKind::Int))
    return V.zextOrTrunc(128);
  unsigned Bits = T->bits() ? T->bits() : 64;
  APInt R = V.sextOrTrunc(128).trunc(Bits);
  if (T->isSigned())
    R.flipBit(Bits - 1);
  return R.zext(128);
}

const CtorPat *Constructors::lowerLiteral(const Pattern &P) {
  const hir::Expr &V = *P.Value;
  switch (V.K) {
  case hir::ExprKind::Int:
  case hir::ExprKind::Bool:
  case hir::ExprKind::Char: {
    CtorPat *R = make(Ctor::Range);
    R->C.Low = R->C.High = ordered(V.IntValue, P.Ty);
    return R;
  }
  default: {
    CtorPat *R = make(Ctor::Opaque);
    R->C.Text = V.K == hir::ExprKind::Str ? "\"" + V.Text + "\""
                                          : std::to_string(V.FloatValue);
    return R;
  }
  }
}

const CtorPat *Constructors::lowerFields(CtorPat *P, unsigned Count,
                                         ArrayRef<hir::FieldPat> Fields) {
  P->Fields.assign(Count, wild());
  for (const hir::FieldPat &F : Fields)
    P->Fields[F.Field] = lower(*F.Pat);
  return P;
}

const CtorPat *Constructors::lowerSlice(const Pattern &P) {
  unsigned Count = P.Alts.size();
  CtorPat *R = make(Ctor::Slice);
  R->C.VarLen = P.Rest >= 0;
  R->C.Prefix = R->C.VarLen ? P.Rest : Count;
  R->C.Suffix = R->C.VarLen ? Count - P.Rest - 1 : 0;
  for (unsigned I = 0; I != Count; ++I)
    if (P.Rest < 0 || I != unsigned(P.Rest))
      R->Fields.push_back(lower(*P.Alts[I]));
  return R;
}

const CtorPat *Constructors::lower(const Pattern &P) {
  switch (P.K) {
  case Pattern::Kind::Wild:
    return wild();
  case Pattern::Kind::Bind:
    return P.Sub ? lower(*P.Sub) : wild();
  case Pattern::Kind::Literal:
    return lowerLiteral(P);
  case Pattern::Kind::Range: {
    if (P.Ty->is(TypeKind::Float)) {
      CtorPat *R = make(Ctor::Opaque);
      R->C.Text = "a range";
      return R;
    }
    CtorPat *R = make(Ctor::Range);
    R->C.Low = ordered(P.Low, P.Ty);
    R->C.High = ordered(P.High, P.Ty);
    return R;
  }
  case Pattern::Kind::Variant: {
    CtorPat *R = make(P.Variant->Adt->IsEnum ? Ctor::Variant : Ctor::Single);
    R->C.Index = P.Variant->Index;
    return lowerFields(R, P.Variant->Fields.size(), P.Fields);
  }
  case Pattern::Kind::Tuple:
    return lowerFields(make(Ctor::Single), P.Ty->args().size(), P.Fields);
  case Pattern::Kind::Deref: {
    CtorPat *R = make(Ctor::Single);
    R->Fields.push_back(lower(*P.Sub));
    return R;
  }
  case Pattern::Kind::Or: {
    CtorPat *R = make(Ctor::Or);
    for (const Pattern *A : P.Alts)
      R->Fields.push_back(lower(*A));
    return R;
  }
  case Pattern::Kind::Slice:
    return lowerSlice(P);
  }
  llvm_unreachable("all kinds are handled");
}

// --- Of types ----------------------------------------------------------------

SmallVector<const Type *, 4> Constructors::fieldTypes(const Ctor &C,
                                                      const Type *T) {
  if (C.K == Ctor::Slice)
    return SmallVector<const Type *, 4>(C.length(), T->inner());
  if (C.K != Ctor::Single && C.K != Ctor::Variant)
    return {};
  SmallVector<const Type *, 4> Types;
  switch (T->kind()) {
  case TypeKind::Tuple:
    Types.append(T->args().begin(), T->args().end());
    break;
  case TypeKind::Ref:
    Types.push_back(T->inner());
    break;
  case TypeKind::Adt:
    for (const FieldDef &F : T->adt()->Variants[C.Index]->Fields)
      Types.push_back(Solve.normalize(W.Types.subst(F.Ty, T->args())));
    break;
  default:
    break;
  }
  return Types;
}

bool Constructors::isEmpty(const Ctor &C, const Type *T) {
  return llvm::any_of(fieldTypes(C, T),
                      [&](const Type *F) { return isEmpty(F, 1); });
}

bool Constructors::isEmpty(const Type *T, unsigned Depth) {
  if (T->is(TypeKind::Never))
    return true;
  bool Adt = T->is(TypeKind::Adt) && (T->adt()->IsEnum || !T->adt()->InPrelude);
  if (Depth > 8 || (!Adt && !T->is(TypeKind::Tuple)))
    return false;
  // A type that contains itself is not empty by that.
  auto [Known, New] = Empty.try_emplace(T, false);
  if (!New)
    return Known->second;
  auto IsEmpty = [&](const Type *F) { return isEmpty(F, Depth + 1); };
  bool Result =
      Adt ? llvm::all_of(T->adt()->Variants,
                         [&](const auto &V) {
                           Ctor C;
                           C.K = Ctor::Variant;
                           C.Index = V->Index;
                           return llvm::any_of(fieldTypes(C, T), IsEmpty);
                         })
          : llvm::any_of(T->args(), IsEmpty);
  Empty[T] = Result;
  return Result;
}

// --- Splitting ---------------------------------------------------------------

static SmallVector<std::pair<APInt, APInt>, 2> domain(const Type *T) {
  auto N = [](uint64_t V) { return APInt(128, V); };
  switch (T->kind()) {
  case TypeKind::Bool:
    return {{N(0), N(1)}};
  case TypeKind::Char:
    return {{N(0), N(0xD7FF)}, {N(0xE000), N(0x10FFFF)}};
  case TypeKind::Int: {
    unsigned Bits = T->bits() ? T->bits() : 64;
    return {{N(0), APInt::getLowBitsSet(128, Bits)}};
  }
  default:
    return {};
  }
}

SmallVector<Ctor, 8> Constructors::splitRanges(const Type *T,
                                               ArrayRef<const Ctor *> Heads) {
  SmallVector<Ctor, 8> Parts;
  for (auto &[Low, High] : domain(T)) {
    SmallVector<APInt, 16> Starts = {Low};
    auto Start = [&, L = Low, H = High](const APInt &V) {
      if (V.uge(L) && V.ule(H))
        Starts.push_back(V);
    };
    for (const Ctor *C : Heads) {
      if (C->K != Ctor::Range)
        continue;
      Start(C->Low);
      if (!C->High.isAllOnes())
        Start(C->High + 1);
    }
    llvm::sort(Starts, [](const APInt &A, const APInt &B) { return A.ult(B); });
    Starts.erase(std::unique(Starts.begin(), Starts.end()), Starts.end());
    for (size_t I = 0; I != Starts.size(); ++I) {
      Ctor C;
      C.K = Ctor::Range;
      C.Low = Starts[I];
      C.High = I + 1 != Starts.size() ? Starts[I + 1] - 1 : High;
      Parts.push_back(C);
    }
  }
  return Parts;
}

SmallVector<Ctor, 8> Constructors::splitSlices(const Type *Array,
                                               ArrayRef<const Ctor *> Heads) {
  // From the length on where all that is told apart are the ends.
  unsigned Prefix = 0, Suffix = 0, Longest = 0;
  for (const Ctor *C : Heads) {
    if (C->K != Ctor::Slice)
      continue;
    if (C->VarLen) {
      Prefix = std::max(Prefix, C->Prefix);
      Suffix = std::max(Suffix, C->Suffix);
    } else {
      Longest = std::max(Longest, C->length() + 1);
    }
  }
  if (Array) {
    // All are of one length: told apart only as far as patterns look.
    Ctor C;
    C.K = Ctor::Slice;
    C.VarLen = !Longest && Prefix + Suffix < Array->length();
    C.Prefix = C.VarLen ? Prefix : Array->length();
    C.Suffix = C.VarLen ? Suffix : 0;
    return {C};
  }
  if (Longest > Prefix + Suffix)
    Prefix = Longest - Suffix;
  SmallVector<Ctor, 8> Parts;
  for (unsigned Length = 0; Length <= Prefix + Suffix; ++Length) {
    Ctor C;
    C.K = Ctor::Slice;
    C.VarLen = Length == Prefix + Suffix;
    C.Prefix = C.VarLen ? Prefix : Length;
    C.Suffix = C.VarLen ? Suffix : 0;
    Parts.push_back(C);
  }
  return Parts;
}

SmallVector<Ctor, 8> Constructors::split(const Type *T,
                                         ArrayRef<const Ctor *> Heads) {
  switch (T->kind()) {
  case TypeKind::Bool:
  case TypeKind::Char:
  case TypeKind::Int:
    return splitRanges(T, Heads);
  case TypeKind::Slice:
    return splitSlices(nullptr, Heads);
  case TypeKind::Array:
    return Heads.empty() ? SmallVector<Ctor, 8>() : splitSlices(T, Heads);
  case TypeKind::Adt:
    if (T->adt()->IsEnum) {
      SmallVector<Ctor, 8> Parts;
      for (const auto &V : T->adt()->Variants) {
        Ctor C;
        C.K = Ctor::Variant;
        C.Index = V->Index;
        Parts.push_back(C);
      }
      return Parts;
    }
    break;
  default:
    break;
  }
  SmallVector<Ctor, 8> Parts;
  for (const Ctor *C : Heads)
    if (C->K == Ctor::Single)
      return {*C};
    else if (C->K == Ctor::Opaque &&
             llvm::none_of(Parts, [&](const Ctor &P) { return P.covers(*C); }))
      Parts.push_back(*C);
  return Parts;
}

// --- Printing ----------------------------------------------------------------

std::string Constructors::printRange(const Ctor &C, const Type *T) {
  if (auto All = domain(T);
      All.size() == 1 && C.Low == All[0].first && C.High == All[0].second)
    return "_";
  if (T->is(TypeKind::Bool))
    return C.Low.isZero() ? "false" : "true";
  auto One = [&](const APInt &V) {
    std::string S;
    llvm::raw_string_ostream OS(S);
    if (T->is(TypeKind::Char)) {
      uint64_t Code = V.getZExtValue();
      if (Code >= 32 && Code < 127)
        OS << '\'' << char(Code) << '\'';
      else
        OS << "'\\u{" << llvm::Twine::utohexstr(Code) << "}'";
      return S;
    }
    unsigned Bits = T->bits() ? T->bits() : 64;
    if (Bits > 8 && V == APInt::getLowBitsSet(128, Bits))
      return T->str() + "::MAX";
    if (Bits > 8 && V.isZero() && T->isSigned())
      return T->str() + "::MIN";
    APInt Value = V.trunc(Bits);
    if (T->isSigned())
      Value.flipBit(Bits - 1);
    Value.print(OS, T->isSigned());
    return S;
  };
  if (C.Low == C.High)
    return One(C.Low);
  return One(C.Low) + "..=" + One(C.High);
}

std::string Constructors::print(const Ctor &C, const Type *T,
                                ArrayRef<std::string> Fields) {
  auto List = [&](ArrayRef<std::string> Items) {
    return llvm::join(Items.begin(), Items.end(), ", ");
  };
  switch (C.K) {
  case Ctor::Range:
    return printRange(C, T);
  case Ctor::Opaque:
    return C.Text;
  case Ctor::Slice: {
    std::string S = "[" + List(Fields.take_front(C.Prefix));
    if (C.VarLen)
      S += C.Prefix ? ", .." : "..";
    if (C.Suffix)
      S += ", " + List(Fields.take_back(C.Suffix));
    return S + "]";
  }
  case Ctor::Single:
  case Ctor::Variant:
    break;
  default:
    return "_";
  }
  if (T->is(TypeKind::Ref))
    return (T->isMut() ? "&mut " : "&") + Fields[0];
  if (T->is(TypeKind::Tuple))
    return "(" + List(Fields) + (Fields.size() == 1 ? ",)" : ")");
  if (!T->is(TypeKind::Adt))
    return "_";
  const VariantDef &V = *T->adt()->Variants[C.Index];
  std::string Name = V.Name.str();
  if (T->adt()->IsEnum && !T->adt()->InPrelude)
    Name = (T->adt()->Name + "::" + Name).str();
  if (V.Fields.empty())
    return Name;
  if (V.Tuple)
    return Name + "(" + List(Fields) + ")";
  SmallVector<std::string, 4> Named;
  for (unsigned I = 0; I != Fields.size(); ++I)
    if (Fields[I] != "_")
      Named.push_back(V.Fields[I].Name.str() + ": " + Fields[I]);
  if (Named.size() != Fields.size())
    Named.push_back("..");
  return Name + " { " + List(Named) + " }";
}
