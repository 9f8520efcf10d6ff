//===- TypePrint.cpp - Types as users write them --------------------------===//

#include "sema/HIR.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace traitc;

namespace {

class Printer {
public:
  explicit Printer(raw_ostream &OS) : OS(OS) {}
  void type(const traitc::Type *T);

private:
  void list(Args Ts);
  void name(StringRef Name, Args As);
  void function(Args Params, const traitc::Type *Result);
  void trait(const TraitDef *Trait, Args As, ArrayRef<AssocBinding> Bindings);
  void pointee(const traitc::Type *T);
  void dyn(const traitc::Type *T);
  void opaque(const traitc::Type *T);

  raw_ostream &OS;
  /// Bounds of opaque types may mention the opaque type again.
  unsigned Depth = 0;
  /// A type may share its parts, and have more of them than fit into memory.
  unsigned Left = 400;
};

void Printer::list(Args Ts) {
  ListSeparator Comma;
  for (const traitc::Type *T : Ts) {
    OS << StringRef(Comma);
    type(T);
  }
}

void Printer::name(StringRef Name, Args As) {
  OS << Name;
  if (As.empty())
    return;
  OS << '<';
  list(As);
  OS << '>';
}

void Printer::function(Args Params, const traitc::Type *Result) {
  OS << '(';
  list(Params);
  OS << ')';
  if (Result && !Result->isUnit()) {
    OS << " -> ";
    type(Result);
  }
}

/// \p As without Self.
void Printer::trait(const TraitDef *Trait, Args As,
                    ArrayRef<AssocBinding> Bindings) {
  OS << Trait->Name;
  bool IsCall = Trait->L == Lang::Fn || Trait->L == Lang::FnMut ||
                Trait->L == Lang::FnOnce;
  if (IsCall && As.size() == 1 && As[0]->is(TypeKind::Tuple))
    return function(As[0]->args(), Bindings.empty() ? nullptr : Bindings[0].Ty);
  if (As.empty() && Bindings.empty())
    return;
  OS << '<';
  ListSeparator Comma;
  for (const traitc::Type *T : As) {
    OS << StringRef(Comma);
    type(T);
  }
  for (const AssocBinding &B : Bindings) {
    OS << StringRef(Comma) << B.Assoc->Name << " = ";
    type(B.Ty);
  }
  OS << '>';
}

void Printer::dyn(const traitc::Type *T) {
  OS << "dyn ";
  trait(T->trait(), T->args(), T->bindings());
  if (T->hasSend())
    OS << " + Send";
  if (T->hasSync())
    OS << " + Sync";
  if (T->hasUnpin())
    OS << " + Unpin";
}

void Printer::opaque(const traitc::Type *T) {
  if (Depth > 3 || T->index() >= T->fn()->Opaques.size()) {
    OS << "impl ..";
    return;
  }
  ++Depth;
  OS << "impl ";
  ListSeparator Plus(" + ");
  const auto &Bounds = T->fn()->Opaques[T->index()].Bounds;
  for (const Predicate &P : Bounds) {
    if (P.Assoc || P.Ref.Trait->L == Lang::Sized ||
        !P.Ref.self()->is(TypeKind::Opaque))
      continue;
    SmallVector<AssocBinding, 2> Bindings;
    for (const Predicate &B : Bounds)
      if (B.Assoc &&
          (B.Assoc->Trait == P.Ref.Trait || B.Assoc->Trait->L == Lang::FnOnce))
        Bindings.push_back({B.Assoc, B.Equals});
    OS << StringRef(Plus);
    trait(P.Ref.Trait, P.Ref.As.drop_front(), Bindings);
  }
  --Depth;
}

void Printer::pointee(const traitc::Type *T) {
  bool Sum = T->is(TypeKind::Dyn) && T->autos();
  OS << (Sum ? "(" : "");
  type(T);
  OS << (Sum ? ")" : "");
}

void Printer::type(const traitc::Type *T) {
  if (Left == 0) {
    OS << "..";
    return;
  }
  --Left;
  switch (T->kind()) {
  case TypeKind::Error:
    OS << "?";
    return;
  case TypeKind::Never:
    OS << "!";
    return;
  case TypeKind::Bool:
    OS << "bool";
    return;
  case TypeKind::Char:
    OS << "char";
    return;
  case TypeKind::Str:
    OS << "str";
    return;
  case TypeKind::Int:
    OS << (T->isSigned() ? 'i' : 'u');
    if (T->isSize())
      OS << "size";
    else
      OS << T->bits();
    return;
  case TypeKind::Float:
    OS << 'f' << T->bits();
    return;
  case TypeKind::Tuple:
    OS << '(';
    list(T->args());
    OS << (T->args().size() == 1 ? ",)" : ")");
    return;
  case TypeKind::Array:
    OS << '[';
    type(T->inner());
    OS << "; " << T->length() << ']';
    return;
  case TypeKind::Slice:
    OS << '[';
    type(T->inner());
    OS << ']';
    return;
  case TypeKind::Ref:
    OS << (T->isMut() ? "&mut " : "&");
    return pointee(T->inner());
  case TypeKind::RawPtr:
    OS << (T->isMut() ? "*mut " : "*const ");
    return pointee(T->inner());
  case TypeKind::Adt:
    return name(T->adt()->Name, T->args());
  case TypeKind::FnDef:
    OS << "fn item ";
    return name(T->fn()->Name, T->args());
  case TypeKind::FnPtr:
    OS << "fn";
    return function(T->params(), T->result());
  case TypeKind::Closure:
    OS << "closure";
    return function(T->closure()->Params, T->closure()->Ret);
  case TypeKind::Future:
    if (const FnDef *F = T->fn())
      OS << "future of `" << F->Name << "`";
    else
      OS << "async block";
    return;
  case TypeKind::Opaque:
    return opaque(T);
  case TypeKind::Param:
    OS << T->name();
    return;
  case TypeKind::Projection: {
    const traitc::Type *Self = T->args()[0];
    // `T::Item` when that is what one may write.
    if (T->args().size() == 1 &&
        (Self->is(TypeKind::Param) || Self->is(TypeKind::Projection))) {
      type(Self);
      OS << "::" << T->assoc()->Name;
      return;
    }
    OS << '<';
    type(Self);
    OS << " as ";
    trait(T->assoc()->Trait, T->args().drop_front(), {});
    OS << ">::" << T->assoc()->Name;
    return;
  }
  case TypeKind::Dyn:
    return dyn(T);
  case TypeKind::Infer:
    OS << (T->inferKind() == InferKind::Int     ? "{integer}"
           : T->inferKind() == InferKind::Float ? "{float}"
                                                : "_");
    return;
  }
}

} // namespace

void traitc::Type::print(raw_ostream &OS) const { Printer(OS).type(this); }

std::string traitc::Type::str() const {
  std::string S;
  raw_string_ostream OS(S);
  print(OS);
  return S;
}

std::string traitc::str(const TraitRef &Ref) {
  std::string S;
  raw_string_ostream OS(S);
  Ref.self()->print(OS);
  OS << ": " << Ref.Trait->Name;
  Args Rest = Ref.As.drop_front();
  bool IsCall = Ref.Trait->L == Lang::Fn || Ref.Trait->L == Lang::FnMut ||
                Ref.Trait->L == Lang::FnOnce;
  if (IsCall && Rest.size() == 1 && Rest[0]->is(TypeKind::Tuple)) {
    OS << '(';
    ListSeparator Comma;
    for (const traitc::Type *T : Rest[0]->args())
      OS << StringRef(Comma) << *T;
    OS << ')';
  } else if (!Rest.empty()) {
    OS << '<';
    ListSeparator Comma;
    for (const traitc::Type *T : Rest)
      OS << StringRef(Comma) << *T;
    OS << '>';
  }
  return S;
}
