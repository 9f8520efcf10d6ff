//===- CheckSolve.cpp - What has to hold, decided as types get known ------===//
//
// Obligations (trait bounds, equalities of projections, operators) wait in
// Pending until the types in them are known. Whatever was learned may decide
// others: solvePending() goes round until nothing changes.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;

const Type *BodyChecker::norm(const Type *T, SMLoc Loc) {
  if (!T->hasProjection() && !T->hasOpaque())
    return T;
  T = Solve.normalize(resolve(T));
  if (!Solve.hasAmbiguous(T))
    return T;
  // What depends on something that is not known yet becomes a variable.
  return TC.fold(T, [&](const Type *P) -> const Type * {
    if (!Solver::isOpen(P))
      return nullptr;
    const Type *V = fresh();
    Obligation O{Obligation::Project, {}, P, V, Loc};
    Pending.push_back(O);
    return V;
  });
}

TraitRef BodyChecker::saveRef(TraitDef *Trait, ArrayRef<const Type *> As) {
  return {Trait, TC.save(As)};
}

TraitRef BodyChecker::freshRef(TraitDef *Trait, const Type *Self) {
  Types As = {Self};
  for (unsigned I = 1, N = Trait->Generics.count(); I < N; ++I)
    As.push_back(fresh());
  return saveRef(Trait, As);
}

void BodyChecker::requireTrait(const TraitRef &Ref, SMLoc Loc) {
  Types As;
  for (const Type *A : Ref.As)
    As.push_back(norm(A, Loc));
  Obligation O{Obligation::Trait, saveRef(Ref.Trait, As), nullptr, nullptr,
               Loc};
  Pending.push_back(O);
}

void BodyChecker::requireTrait(const Type *T, Lang L, SMLoc Loc) {
  if (TraitDef *Trait = W.trait(L))
    requireTrait(freshRef(Trait, T), Loc);
}

void BodyChecker::requireEqual(const Type *Proj, const Type *Equals,
                               SMLoc Loc) {
  Obligation O{Obligation::Project, {}, Proj, norm(Equals, Loc), Loc};
  Pending.push_back(O);
}

void BodyChecker::requirePredicate(const Predicate &P, Args As, SMLoc Loc) {
  Types RefAs = TC.subst(P.Ref.As, As);
  if (P.Assoc) {
    requireEqual(TC.projection(P.Assoc, RefAs), TC.subst(P.Equals, As), Loc);
    return;
  }
  requireTrait(saveRef(P.Ref.Trait, RefAs), Loc);
}

void BodyChecker::requirePredicates(const GenericsDef &G, Args As, SMLoc Loc) {
  if (G.Parent)
    requirePredicates(*G.Parent, As, Loc);
  for (const Predicate &P : G.Predicates)
    requirePredicate(P, As, Loc);
  for (const GenericParamDef &P : G.Own)
    if (!P.MaybeUnsized)
      requireSized(As[P.Index], Loc, "");
}

void BodyChecker::requireSized(const Type *T, SMLoc Loc, StringRef What) {
  if (!T->is(TypeKind::Infer)) {
    if (!T->isUnsized() && !T->is(TypeKind::Param) &&
        !T->is(TypeKind::Projection))
      return;
  }
  LateSizeds.push_back({T, Loc, What.str()});
}

//===----------------------------------------------------------------------===//
// Solving
//===----------------------------------------------------------------------===//

/// Against obligations that would teach one another for ever.
static constexpr unsigned MaxRounds = 200;

void BodyChecker::solvePending() {
  // Marks are never held across this, so the trail grows from here on.
  if (Solving || (Infer.snapshot() == SolvedAt && Pending.size() == SolvedLeft))
    return;
  Solving = true;
  unsigned Rounds = 0;
  for (bool Again = true; Again;) {
    Again = false;
    if (++Rounds == MaxRounds)
      break;
    std::vector<Obligation> Work;
    Work.swap(Pending);
    for (const Obligation &O : Work) {
      switch (process(O, /*Final=*/false)) {
      case Progress::Done:
        Again = true;
        break;
      case Progress::Learned:
        Again = true;
        [[fallthrough]];
      case Progress::Stuck:
        Pending.push_back(O);
        break;
      }
    }
    if (Pending.empty())
      break;
  }
  Solving = false;
  SolvedAt = Infer.snapshot();
  SolvedLeft = Pending.size();
}

BodyChecker::Progress BodyChecker::process(const Obligation &O, bool Final) {
  switch (O.K) {
  case Obligation::Trait:
    return processTrait(O, Final);
  case Obligation::Project:
    return processProject(O, Final);
  case Obligation::Operator:
    break;
  }
  hir::Body *Outer = B;
  B = O.In; // what it makes belongs there
  bool Done = O.Node->K == EK::CompoundAssign
                  ? finishCompound(O.Node, O.BOp, Final)
                  : finishBinary(O.Node, O.BOp, Final);
  B = Outer;
  return Done ? Progress::Done : Progress::Stuck;
}

void BodyChecker::postponeOperator(hir::Expr *Node, ast::BinaryOp Op,
                                   SMLoc Loc) {
  Obligation O{Obligation::Operator, {}, nullptr, nullptr, Loc, Node, Op, B};
  Pending.push_back(O);
}

static bool isCallTrait(Lang L) {
  return L == Lang::Fn || L == Lang::FnMut || L == Lang::FnOnce;
}

BodyChecker::Progress BodyChecker::processTrait(const Obligation &O,
                                                bool Final) {
  TraitDef *Trait = O.Ref.Trait;
  Types As;
  for (const Type *A : O.Ref.As)
    As.push_back(resolve(A));
  const Type *Self = As[0];
  if (Self->is(TypeKind::Error))
    return Progress::Done;
  if (Self->is(TypeKind::Infer) && Self->inferKind() == InferKind::General)
    return Progress::Stuck;
  if (Trait->L == Lang::Sized) {
    requireSized(Self, O.Loc, "");
    return Progress::Done;
  }
  if (Trait->L == Lang::Send || Trait->L == Lang::Sync) {
    LateAutos.push_back({Self, Trait->L, O.Loc, nullptr, Generics});
    return Progress::Done;
  }
  if (isCallTrait(Trait->L) && As.size() == 2 &&
      (Self->is(TypeKind::Closure) || Self->is(TypeKind::FnDef) ||
       Self->is(TypeKind::FnPtr))) {
    // Which of the traits a closure implements depends on what it captures.
    std::optional<CallSig> Sig = callSignature(Self, O.Loc);
    const Type *Params = TC.tuple(Sig->Params);
    if (!Infer.unify(As[1], Params)) {
      const Type *Asked = resolve(As[1]);
      if (Asked->is(TypeKind::Tuple) &&
          Asked->args().size() != Sig->Params.size())
        error(O.Loc, "a function of " + llvm::Twine(Asked->args().size()) +
                         " parameters is needed here, this one has " +
                         llvm::Twine(Sig->Params.size()));
      else
        error(O.Loc, "a function of parameters `" + Asked->str() +
                         "` is needed here, this one takes `" + show(Params) +
                         "`");
      return Progress::Done;
    }
    if (Self->is(TypeKind::Closure))
      ClosureBounds.push_back(O);
    return Progress::Done;
  }
  for (const Type *A : As)
    if (A->hasError())
      return Progress::Done;
  TraitRef Ref = saveRef(Trait, As);
  size_t Before = Infer.snapshot();
  Selection Sel = Solve.select(Ref);
  if (Sel.K == Selection::No) {
    reportUnsatisfied(Ref, O.Loc);
    return Progress::Done;
  }
  if (Sel.K == Selection::Ambiguous) {
    if (Final && !Annotated) {
      error(O.Loc, "type annotations are needed: `" + show(Self) + ": " +
                       Trait->Name + "` could be met in several ways");
      Annotated = true;
    }
    return Infer.snapshot() != Before ? Progress::Learned : Progress::Stuck;
  }
  // To be asked again when it is known what the closures in it capture.
  for (const Type *A : As)
    if (A->hasClosure()) {
      ClosureBounds.push_back(O);
      break;
    }
  return Progress::Done;
}

BodyChecker::Progress BodyChecker::processProject(const Obligation &O,
                                                  bool Final) {
  const Type *P = resolve(O.Proj);
  if (P->hasError()) {
    Infer.unify(O.Equals, TC.error());
    return Progress::Done;
  }
  if (P->is(TypeKind::Projection)) {
    const Type *Self = P->args()[0];
    if (Self->is(TypeKind::Infer) && Self->inferKind() == InferKind::General)
      return Progress::Stuck;
    if (isCallTrait(P->assoc()->Trait->L) &&
        (Self->is(TypeKind::Closure) || Self->is(TypeKind::FnDef) ||
         Self->is(TypeKind::FnPtr)))
      P = callSignature(Self, O.Loc)->Ret;
  }
  size_t Before = Infer.snapshot();
  P = Solve.normalize(resolve(P));
  if (P->is(TypeKind::Projection) && Solve.hasAmbiguous(P)) {
    // Does the trait hold at all? If so, selecting binds what it can.
    TraitRef Ref = saveRef(P->assoc()->Trait, P->args());
    if (Solve.select(Ref).K == Selection::No) {
      reportUnsatisfied(Ref, O.Loc);
      Infer.unify(O.Equals, TC.error());
      return Progress::Done;
    }
    P = Solve.normalize(resolve(P));
  }
  if ((P->is(TypeKind::Projection) || P->is(TypeKind::Opaque)) &&
      Solve.hasAmbiguous(P)) {
    (void)Final;
    return Infer.snapshot() != Before ? Progress::Learned : Progress::Stuck;
  }
  P = norm(P, O.Loc);
  const Type *Want = norm(resolve(O.Equals), O.Loc);
  if (Infer.unify(P, Want))
    return Progress::Done;
  const Type *Proj = resolve(O.Proj);
  if (Proj->is(TypeKind::Projection))
    error(O.Loc, "expected `" + show(Proj->args()[0]) + "` to have `" +
                     Proj->assoc()->Name + " = " + show(Want) + "`, found `" +
                     show(P) + "`");
  else
    mismatch(Want, P, O.Loc);
  return Progress::Done;
}

void BodyChecker::reportUnsatisfied(const TraitRef &Ref, SMLoc Loc) {
  const Type *Self = resolve(Ref.self());
  if (Self->hasError())
    return;
  std::string Trait = Ref.Trait->Name.str();
  if (Ref.As.size() > 1 && isCallTrait(Ref.Trait->L)) {
    std::string Params = show(Ref.As[1]);
    Trait += Params == "(" ? "" : Params;
  } else if (Ref.As.size() > 1) {
    Trait += "<";
    for (size_t I = 1; I != Ref.As.size(); ++I)
      Trait += (I > 1 ? ", " : "") + show(Ref.As[I]);
    Trait += ">";
  }
  if (Ref.Trait->L == Lang::Future)
    error(Loc, "`" + show(Self) + "` is not a future");
  else if (Ref.Trait->L == Lang::Iterator)
    error(Loc, "`" + show(Self) +
                   "` is not an iterator: it does not "
                   "implement `" +
                   Trait + "`");
  else
    error(Loc, "`" + show(Self) + "` does not implement `" + Trait + "`");
}

/// The end: whatever is undecided now gets defaults, then must be known.
void BodyChecker::finishObligations() {
  solvePending();
  Infer.applyDefaults();
  solvePending();
  for (const Type *V : DivergingVars) {
    const Type *T = Infer.shallow(V);
    if (T->is(TypeKind::Infer))
      Infer.unify(T, TC.unit());
  }
  solvePending();
  std::vector<Obligation> Rest;
  Rest.swap(Pending);
  for (const Obligation &O : Rest)
    if (!Diags.hasErrors() || Diags.errors() == ErrorsBefore)
      process(O, /*Final=*/true);
  Pending.clear();
}

Selection::Kind BodyChecker::probe(const TraitRef &Ref) {
  size_t Mark = Infer.snapshot();
  Types As;
  for (const Type *A : Ref.As)
    As.push_back(resolve(A));
  Selection::Kind K = Solve.select(saveRef(Ref.Trait, As)).K;
  Infer.rollback(Mark);
  return K;
}

bool BodyChecker::implements(const Type *T, Lang Trait) {
  TraitDef *Def = W.trait(Trait);
  if (!Def)
    return false;
  Selection::Kind K = probe(freshRef(Def, T));
  return K != Selection::No && K != Selection::Ambiguous;
}

const Type *BodyChecker::projection(Lang Trait, StringRef Assoc,
                                    ArrayRef<const Type *> As, SMLoc Loc) {
  TraitDef *Def = W.trait(Trait);
  if (Def)
    for (const auto &A : Def->AssocTypes)
      if (A->Name == Assoc)
        return norm(TC.projection(A.get(), As), Loc);
  return TC.error();
}
