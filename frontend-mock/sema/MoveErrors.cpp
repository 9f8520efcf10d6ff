//===- MoveErrors.cpp - Use of what was moved: messages -------------------===//

#include "sema/MoveCheck.h"
#include "sema/Places.h"

using namespace traitc;
using llvm::Twine;

static std::string quoted(StringRef Name, StringRef Otherwise) {
  return Name.empty() ? Otherwise.str() : ("`" + Name + "`").str();
}

std::string MoveChecker::nameOf(const View &V) const {
  if (V.K == View::Exact && V.Path && !V.Path->Name.empty())
    return V.Path->Name;
  return V.Place ? describePlace(*V.Place, B) : "";
}

/// Parts of enums have no names of their own.
static std::string partName(const PlacePath &P) {
  const PlacePath *Named = &P;
  while (Named && Named->Name.empty())
    Named = Named->Parent;
  if (!Named)
    return "it";
  return (Named == &P ? "`" : "a part of `") + Named->Name + "`";
}

void MoveChecker::reportUnassigned(const PlacePath &P, SMLoc Loc, Use How) {
  const PlacePath *Root = &P;
  while (Root->Parent)
    Root = Root->Parent;
  bool Maybe = Now.maybeHeld(*Root);
  std::string Name = partName(P);
  Diags.error(Loc, (How == Use::Assign ? "a part of " : "") + Name +
                       (How == Use::Assign ? " is assigned" : " is used") +
                       ", but " + Name + (Maybe ? " may not be" : " is not") +
                       " initialized");
  if (Root->L)
    Diags.note(Root->L->Loc, Name + " is declared here without a value");
}

void MoveChecker::reportMissing(const PlacePath &P, const View &V, SMLoc Loc,
                                Use How) {
  SMLoc Moved = Now.movedAt(P);
  if (!Moved.isValid())
    return reportUnassigned(P, Loc, How);
  bool Below = false;
  for (const PlacePath *Up = P.Parent; Up; Up = Up->Parent)
    Below |= Up == V.Path;
  std::string Part = partName(P);
  if (How == Use::Assign)
    Diags.error(Loc, "assignment to a part of moved value " + Part);
  else
    Diags.error(Loc, Twine(How == Use::Borrow ? "borrow of " : "use of ") +
                         (Below ? "partly moved value " : "moved value ") +
                         quoted(nameOf(V), "a temporary"));
  std::string Why;
  if (P.Ty && P.Ty->is(TypeKind::Closure))
    Why = ": calling it uses up what it captured";
  else if (P.Ty)
    Why = ": its type `" + P.Ty->str() + "` does not implement `Copy`";
  Diags.note(
      Moved,
      Part + " was moved here" +
          (Moved == Loc ? ", in the previous iteration of the loop" : "") +
          Why);
}

void MoveChecker::reportMoveOut(const View &V, SMLoc Loc) {
  if (!Now.Reachable)
    return;
  std::string Name = nameOf(V);
  if (V.K == View::Element)
    return Diags.error(Loc, "cannot move out of " + quoted(Name, "an array") +
                                ": an element can be borrowed, copied or "
                                "replaced");
  if (V.Dropper)
    return Diags.error(Loc, "cannot move out of " +
                                quoted(Name, "a part of a value") + ": `" +
                                V.Dropper->str() +
                                "` implements `Drop` and needs all its parts");
  bool Static = V.Place && staticIn(*V.Place);
  Diags.error(Loc, "cannot move out of " + quoted(Name, "a value") +
                       (Static ? ": what is in a static stays there"
                               : ", which is behind a reference"));
}

void MoveChecker::reportNotMutable(const Mutability &M, const std::string &Name,
                                   bool Whole, SMLoc Loc, Use How) {
  bool Assign = How == Use::Assign;
  std::string What = quoted(Name, "this");
  if (M.K == Mutability::Static)
    return Diags.error(Loc, (Assign ? "cannot assign to " + What
                                    : "cannot borrow " + What + " as mutable") +
                                ": a static does not change");
  if (M.K == Mutability::Shared)
    return Diags.error(Loc, Assign ? What + " is behind a `&` reference and "
                                            "cannot be assigned"
                                   : "cannot borrow " + What +
                                         " as mutable: it is behind a `&` "
                                         "reference");
  if (Assign && Whole)
    Diags.error(Loc, "cannot assign twice to immutable variable " + What);
  else
    Diags.error(Loc, (Assign ? "cannot assign to " : "cannot borrow ") + What +
                         (Assign ? ": `" : " as mutable: `") + M.L->Name +
                         "` is not declared as `mut`");
  Diags.note(M.L->Loc, "declare it `mut " + M.L->Name + "`");
}
