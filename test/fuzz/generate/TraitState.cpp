//===- TraitState.cpp - What is in scope ----------------------------------===//

#include "TraitBody.h"

using namespace generate;
using namespace llvm;

unsigned Body::declare(Variable V) {
  V.Loop = LoopDepth;
  V.Block = BlockDepth;
  V.Closure = ClosureDepth;
  Vars.push_back(std::move(V));
  return unsigned(Vars.size()) - 1;
}

bool Body::canRead(const Variable &V) const {
  return V.Live && V.Busy != Variable::Locked;
}

bool Body::canChange(const Variable &V) const {
  return V.Live && V.Mutable && V.Busy == Variable::Free;
}

bool Body::canMove(const Variable &V) const {
  return V.Live && V.Movable && V.Busy == Variable::Free && V.Loop == LoopDepth;
}

/// One of those, rather a late one.
std::optional<unsigned> Body::find(function_ref<bool(const Variable &)> Of) {
  SmallVector<unsigned, 16> Found;
  for (unsigned I = 0; I < Vars.size(); ++I)
    if (Of(Vars[I]))
      Found.push_back(I);
  unsigned Drawn = unsigned(R.next() >> 33);
  if (Found.empty())
    return std::nullopt;
  unsigned Back = std::min(Drawn % unsigned(Found.size()),
                           (Drawn >> 8) % unsigned(Found.size()));
  return Found[Found.size() - 1 - Back];
}

void Body::borrow(Variable &By, unsigned Index, bool Exclusive) {
  Variable &V = Vars[Index];
  // A shared reference is copied.
  if (V.K == Variable::Reference) {
    By.Owned = false;
    return;
  }
  By.Borrows.push_back({Index, V.Busy});
  By.Owned = false;
  V.Busy = Exclusive ? Variable::Locked : std::max(V.Busy, Variable::ReadOnly);
}

void Body::release(unsigned Index) {
  auto Borrows = std::move(Vars[Index].Borrows);
  Vars[Index].Borrows.clear();
  for (auto [Of, Before] : reverse(Borrows)) {
    Vars[Of].Busy = Before;
    // Another one may still have it.
    for (const Variable &V : Vars)
      for (auto [Other, _] : V.Borrows)
        if (Other == Of)
          Vars[Of].Busy = std::max(Vars[Of].Busy, Variable::ReadOnly);
  }
}

std::string Body::move(unsigned Index) {
  if (!Vars[Index].isCopy())
    Vars[Index].Live = false;
  return Vars[Index].Name;
}

std::string Body::scoped(function_ref<std::string()> Make) {
  unsigned Count = unsigned(Vars.size());
  ++BlockDepth;
  std::string Made = Make();
  --BlockDepth;
  for (unsigned I = unsigned(Vars.size()); I-- > Count;)
    release(I);
  Vars.resize(Count);
  return Made;
}

void Body::branches(ArrayRef<function_ref<void()>> Ways) {
  std::vector<Variable> Before = Vars, After = Vars;
  for (function_ref<void()> Way : Ways) {
    Vars = Before;
    Way();
    for (unsigned I = 0; I < After.size(); ++I)
      After[I].Live &= Vars[I].Live;
  }
  Vars = std::move(After);
}

std::string Body::isolated(bool Async, function_ref<std::string()> Make) {
  bool Returned = CanReturn, WasAsync = IsAsync;
  auto Outer = std::move(Labels);
  Labels.clear();
  CanReturn = false;
  IsAsync = Async;
  ++ClosureDepth;
  std::string Made = scoped(Make);
  --ClosureDepth;
  IsAsync = WasAsync;
  CanReturn = Returned;
  Labels = std::move(Outer);
  return Made;
}

std::string Body::movedInto(bool Async, bool Owned,
                            function_ref<std::string()> Make) {
  std::vector<Variable> Before = Vars;
  SmallVector<unsigned, 2> Taken;
  for (unsigned I = 0; I < Vars.size(); ++I) {
    Variable &V = Vars[I];
    bool Takes = R.chance(30);
    bool IsField = StringRef(V.Name).contains('.');
    if (V.isCopy() && !IsField && canRead(V) && (V.Owned || !Owned)) {
      // A copy: what is assigned to it is not seen outside.
      V.Mutable = false;
      continue;
    }
    if (Takes && Taken.size() < 2 && canMove(V) && !IsField &&
        V.Borrows.empty() && (V.Owned || !Owned) &&
        (V.K == Variable::Value || V.K == Variable::BoxedObject ||
         V.K == Variable::Static)) {
      Taken.push_back(I);
      // What is called more than once, as `Fn`, changes nothing.
      V.Mutable &= Async;
      continue;
    }
    V.Busy = Variable::Locked;
  }
  // Nothing is moved out of what is called more than once.
  if (!Async)
    ++LoopDepth;
  std::string Made = isolated(Async, Make);
  if (!Async)
    --LoopDepth;
  for (unsigned I = 0; I < Before.size(); ++I) {
    Vars[I].Mutable = Before[I].Mutable;
    Vars[I].Busy = Before[I].Busy;
  }
  for (unsigned I : Taken)
    Vars[I].Live = false;
  return Made;
}
